// The firm's policy: the rulebook in force, what is wrong with the folder, and every version with its files.
(function (desk) {
  'use strict';
  var element = desk.element;

  desk.problems = function (problems) {
    return desk.table([{ name: 'File' }, { name: 'Line', number: true }, { name: 'Column', number: true }, { name: 'What is wrong' }],
      problems, function (problem) { return [problem.file, problem.line || '', problem.column || '', problem.message]; });
  };

  function versions(view) {
    return Promise.all([desk.get('/api/rulebooks'), desk.get('/api/rulebooks/current')]).then(function (found) {
      var current = found[1];
      view.textContent = '';
      if (current.problems.length) {
        view.appendChild(desk.card('The rules folder has an edit that cannot be used',
          element('p', {}, 'Version ' + current.version + ' stays in force until it is mended.'), desk.problems(current.problems)));
      }
      view.appendChild(desk.card('Rulebooks',
        element('p', {}, 'Compliance edits the files of the rules folder. Saving one makes a new version once all of them can be used; a run keeps the version that it began with.'),
        desk.table([{ name: 'Version' }, { name: '' }, { name: 'Author' }, { name: 'Approver' }, { name: 'Active since' }, { name: 'Files', number: true }, { name: 'SHA-256' }],
          found[0], function (book) {
            return [desk.link('#/rulebooks/' + book.version, 'Version ' + book.version, 'strong'), book.active ? element('span', { className: 'badge cleared' }, 'in force') : null,
              book.author, book.approver || '\u2013', desk.when(book.activatedAt), book.files.length, element('code', {}, book.sha256.substring(0, 16) + '\u2026')];
          })));
    });
  }

  var FOLDERS = { data: 'Is this account\u2019s data fit to trade?', policy: 'What may it trade, and within which limits?', review: 'Does a person have to see it? May it go at all?', tables: 'Tables' };

  function sentences(text) {
    var found = [];
    var pattern = /^rule "([^"]+)"/gm;
    for (var match = pattern.exec(text); match; match = pattern.exec(text)) { found.push(match[1]); }
    return found;
  }

  function file(name, text) {
    var rules = sentences(text);
    return element('details', { className: 'file' },
      element('summary', {}, element('strong', {}, name), rules.length ? element('span', { className: 'quiet' }, ' ' + rules.join('. ') + '.') : null),
      element('pre', {}, text));
  }

  function one(view, version) {
    return desk.get('/api/rulebooks/' + encodeURIComponent(version)).then(function (book) {
      view.textContent = '';
      view.appendChild(element('p', { className: 'trail' }, desk.link('#/rulebooks', 'Rulebooks'), ' \u203a version ' + book.version));
      view.appendChild(desk.card('Rulebook ' + book.version,
        element('p', {}, book.active ? element('span', { className: 'badge cleared' }, 'in force') : null, ' by ' + book.author + (book.approver ? ', approved by ' + book.approver : '') + ', active since ' + desk.when(book.activatedAt)),
        element('p', { className: 'quiet' }, 'SHA-256 ', element('code', {}, book.sha256))));
      Object.keys(FOLDERS).forEach(function (folder) {
        var names = Object.keys(book.files).filter(function (name) { return name.indexOf(folder + '/') === 0; }).sort();
        if (!names.length) { return; }
        var card = desk.card('rules/' + folder, element('p', { className: 'quiet' }, FOLDERS[folder]));
        names.forEach(function (name) { card.appendChild(file(name.substring(folder.length + 1), book.files[name])); });
        view.appendChild(card);
      });
    });
  }

  desk.route('rulebooks', function (view, version) { return version ? one(view, version) : versions(view); });
}(window.evenkeel));
