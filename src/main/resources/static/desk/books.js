// Books: taking one in, and starting a run of one.
(function (desk) {
  'use strict';
  var element = desk.element;

  // Takes back what was asked of another book.
  var withdraw = function () {};

  function ask(book, before, into, go) {
    var warning = desk.twice(book.name + ' has been run before.', before);
    var yes = element('button', { type: 'button' }, 'Start it all the same');
    var no = element('button', { type: 'button' }, 'Do not start');
    yes.addEventListener('click', function () { yes.disabled = no.disabled = true; go(); });
    no.addEventListener('click', function () { withdraw(); });
    warning.setAttribute('role', 'alertdialog');
    warning.setAttribute('aria-label', 'Start another run of ' + book.name);
    warning.appendChild(element('p', { className: 'choose' }, no, yes));
    into.appendChild(warning);
    no.focus();
  }

  // Running a book again is right where the rules have changed and dear where both runs' orders are sent: it asks first.
  function start(book, error, asking) {
    var button = element('button', { type: 'button' }, 'Start a run');
    function refused(refusal) { withdraw(); error.textContent = refusal.message; }
    function go() {
      desk.post('/api/runs', { bookId: book.bookId }, { 'Idempotency-Key': 'desk-' + Date.now() + '-' + Math.random().toString(36).substring(2) })
        .then(function (run) { window.location.hash = '#/runs/' + encodeURIComponent(run.runId); })
        .catch(refused);
    }
    button.addEventListener('click', function () {
      withdraw();
      var withdrawn = false;
      withdraw = function () { withdrawn = true; asking.textContent = ''; button.disabled = false; };
      button.disabled = true;
      error.textContent = '';
      desk.get('/api/runs').then(function (runs) {
        var before = runs.filter(function (run) { return run.bookId === book.bookId; });
        if (withdrawn) { return; }
        if (before.length) { ask(book, before, asking, go); } else { go(); }
      }).catch(refused);
    });
    return button;
  }

  // What was odd about a book when it was taken in stays beside its name: whoever starts a run may not have taken it in.
  function named(book) {
    return element.apply(null, ['div', {}, element('strong', {}, book.name)].concat(book.warnings.map(function (warning) {
      return element('p', { className: 'odd' }, warning);
    })));
  }

  function upload() {
    var chosen = element('input', { type: 'file', accept: '.zip,application/zip', required: true });
    var button = element('button', { type: 'submit' }, 'Take it in');
    var told = element('div', { 'aria-live': 'polite' });
    var form = element('form', { className: 'filter' }, element('label', {}, 'Zip of the book\u2019s CSV files', chosen), button);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      button.disabled = true;
      told.textContent = 'Reading and checking \u2026';
      desk.post('/api/books', chosen.files[0], { 'Content-Type': 'application/zip' }).then(function (book) {
        desk.sayNext('Book ' + book.bookId + ' as of ' + book.asOf + ': ' + desk.number(book.accounts) + ' accounts, ' + desk.number(book.lots) + ' lots. ' + book.warnings.join(' '));
        desk.again();
      }).catch(function (refusal) {
        button.disabled = false;
        told.textContent = '';
        told.appendChild(element('p', { className: 'problem' }, 'Nothing was stored: ' + refusal.message));
        var faults = desk.faults(refusal);
        if (faults) { told.appendChild(faults); }
      });
    });
    return desk.card('Take in a book', element('p', {}, 'The whole book is checked first; if anything is wrong, every fault is listed with its file and line, and nothing is stored. The files and columns are described in docs/book-format.md.'), form, told);
  }

  desk.route('books', function (view) {
    return desk.get('/api/books').then(function (books) {
      view.textContent = '';
      var error = element('p', { className: 'ek-error' });
      error.setAttribute('role', 'alert');
      var asking = element('div', {});
      var card = desk.card('Books', error, asking);
      if (!books.length) { card.appendChild(element('p', { className: 'quiet' }, 'No book yet.')); }
      else {
        card.appendChild(desk.table([{ name: 'Name' }, { name: 'As of' }, { name: 'Accounts', number: true }, { name: 'Households', number: true }, { name: 'Lots', number: true }, { name: 'Book' }, { name: '' }],
          books, function (book) {
            return [named(book), book.asOf, desk.number(book.accounts), desk.number(book.households), desk.number(book.lots), element('code', {}, book.bookId),
              desk.may('operations', 'admins', 'reviewers') ? start(book, error, asking) : null];
          }));
      }
      view.appendChild(card);
      if (desk.may('operations', 'admins')) { view.appendChild(upload()); }
    });
  });
}(window.evenkeel));
