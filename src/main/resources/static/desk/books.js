// Books: taking one in, and starting a run of one.
(function (desk) {
  'use strict';
  var element = desk.element;

  function start(book, into) {
    var button = element('button', { type: 'button' }, 'Start a run');
    button.addEventListener('click', function () {
      button.disabled = true;
      desk.post('/api/runs', { bookId: book.bookId }, { 'Idempotency-Key': 'desk-' + Date.now() + '-' + Math.random().toString(36).substring(2) })
        .then(function (run) { window.location.hash = '#/runs/' + encodeURIComponent(run.runId); })
        .catch(function (refusal) { into.textContent = refusal.message; button.disabled = false; });
    });
    return button;
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
      var card = desk.card('Books', error);
      if (!books.length) { card.appendChild(element('p', { className: 'quiet' }, 'No book yet.')); }
      else {
        card.appendChild(desk.table([{ name: 'Name' }, { name: 'As of' }, { name: 'Accounts', number: true }, { name: 'Households', number: true }, { name: 'Lots', number: true }, { name: 'Book' }, { name: '' }],
          books, function (book) {
            return [element('strong', {}, book.name), book.asOf, desk.number(book.accounts), desk.number(book.households), desk.number(book.lots), element('code', {}, book.bookId),
              desk.may('operations', 'admins', 'reviewers') ? start(book, error) : null];
          }));
      }
      view.appendChild(card);
      if (desk.may('operations', 'admins')) { view.appendChild(upload()); }
    });
  });
}(window.evenkeel));
