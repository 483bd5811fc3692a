// Starts the desk: who is signed in, what they may open, and which page the address asks for.
(function (desk) {
  'use strict';
  var element = desk.element;
  var view = document.getElementById('view');
  var notice = document.getElementById('problem');

  function navigation() {
    var nav = document.getElementById('nav');
    var entries = [['#/', 'Desk', true], ['#/runs', 'Runs', true], ['#/books', 'Books', desk.may('operations', 'admins', 'reviewers')], ['#/rulebooks', 'Rulebook', true],
      ['/camunda/app/tasklist/default/', 'Tasklist', desk.may('reviewers', 'operations', 'admins')],
      ['/camunda/app/cockpit/default/#/dashboard', 'Cockpit', desk.may('operations', 'admins')],
      ['/camunda/app/admin/default/', 'Admin', desk.may('admins')], ['/swagger-ui.html', 'API', true]];
    entries.forEach(function (entry) { if (entry[2]) { nav.appendChild(desk.link(entry[0], entry[1])); } });
    document.getElementById('who').textContent = desk.me.name + (desk.me.roles.length ? ', ' + desk.me.roles.join(', ') : '');
    var form = document.getElementById('sign-out');
    form.appendChild(element('input', { type: 'hidden', name: '_csrf', value: desk.token() }));
  }

  function mark(page) {
    Array.prototype.forEach.call(document.querySelectorAll('#nav a'), function (link) {
      if (link.getAttribute('href') === '#/' + page) { link.setAttribute('aria-current', 'page'); } else { link.removeAttribute('aria-current'); }
    });
  }

  var next = '';

  // Shown above the page that is drawn next.
  desk.sayNext = function (text) { next = text; };

  // Pages are drawn one after the other: a slow one must not overwrite the one that was asked for after it.
  var turn = 0;
  var drawn = Promise.resolve();

  desk.again = function () {
    var mine = ++turn;
    view.setAttribute('aria-busy', 'true');
    drawn = drawn.then(function () { return mine === turn ? draw() : null; }).catch(desk.fail).then(function () {
      if (mine === turn) { view.removeAttribute('aria-busy'); }
    });
  };

  // A part of the address that was cut off in the middle of a character names nothing.
  function decoded(part) {
    try { return decodeURIComponent(part); } catch (error) { return part; }
  }

  function draw() {
    var parts = window.location.hash.replace(/^#\/?/, '').split('?');
    var path = parts[0].split('/').map(decoded);
    var page = desk.routes[path[0]];
    desk.leave();
    notice.textContent = next;
    notice.hidden = !next;
    notice.className = next ? 'notice' : 'problem';
    next = '';
    mark(path[0]);
    if (!page) { view.textContent = ''; view.appendChild(desk.card('There is no such page', desk.link('#/', 'Back to the desk'))); return null; }
    return page(view, path[1], new URLSearchParams(parts[1] || '')).catch(function (error) {
      view.textContent = '';
      view.appendChild(desk.card('This cannot be shown', element('p', {}, error.message), desk.link('#/', 'Back to the desk')));
    });
  }

  desk.get('/api/me').then(function (me) {
    desk.me = me;
    navigation();
    window.addEventListener('hashchange', function () { desk.again(); window.scrollTo(0, 0); });
    desk.again();
  }).catch(desk.fail);
}(window.evenkeel));
