// What the desk's pages are built from: calls, elements, tables that sort, and who is signed in. Tasklist's form for a review
// has its calls and its warning from here.
(function (desk) {
  'use strict';

  desk.me = { name: '', roles: [] };

  // By the first part of the address: #/runs/R-1?route=REVIEW is routes.runs(view, 'R-1', parameters).
  desk.routes = {};
  desk.route = function (name, show) { desk.routes[name] = show; };

  desk.may = function () {
    return Array.prototype.some.call(arguments, function (role) { return desk.me.roles.indexOf(role) >= 0; });
  };

  function token() {
    var found = /(?:^|; )EVENKEEL-XSRF-TOKEN=([^;]+)/.exec(document.cookie);
    return found ? decodeURIComponent(found[1]) : '';
  }
  desk.token = token;

  function answer(response) {
    if (response.status === 401) { window.location = '/login'; }
    return response.text().then(function (text) {
      var body = null;
      try { body = text ? JSON.parse(text) : null; } catch (e) { body = { detail: 'The service answered with status ' + response.status + '.' }; }
      if (!response.ok) {
        var refusal = new Error((body && (body.detail || body.title)) || 'HTTP ' + response.status);
        refusal.faults = (body && body.faults) || [];
        throw refusal;
      }
      return body;
    });
  }

  desk.get = function (path) {
    return fetch(path, { credentials: 'same-origin', headers: { Accept: 'application/json' } }).then(answer);
  };

  desk.post = function (path, body, headers) {
    var sent = Object.assign({ Accept: 'application/json', 'Content-Type': 'application/json', 'X-EVENKEEL-XSRF-TOKEN': token() }, headers || {});
    return fetch(path, { method: 'POST', credentials: 'same-origin', headers: sent,
      body: sent['Content-Type'] === 'application/json' ? JSON.stringify(body) : body }).then(answer);
  };

  desk.fail = function (error) {
    var problem = document.getElementById('problem');
    // Tasklist has no place of the desk's for it.
    if (!problem) { return; }
    problem.textContent = error.message;
    problem.hidden = false;
  };

  // element('a', { href: '#/', className: 'x' }, 'text', anotherElement, ...)
  desk.element = function (name, properties) {
    var made = document.createElement(name);
    Object.keys(properties || {}).forEach(function (key) {
      if (key.indexOf('aria-') === 0 || key === 'colspan' || key === 'for') { made.setAttribute(key, properties[key]); }
      else { made[key] = properties[key]; }
    });
    Array.prototype.slice.call(arguments, 2).forEach(function (child) {
      if (child !== null && child !== undefined && child !== '') {
        made.appendChild(child.nodeType ? child : document.createTextNode(child));
      }
    });
    return made;
  };
  var element = desk.element;

  desk.link = function (to, text, className) { return element('a', { href: to, className: className || '' }, text); };

  desk.card = function (title) {
    var card = element('section', { className: 'card' }, element('h2', {}, title));
    Array.prototype.slice.call(arguments, 1).forEach(function (child) { if (child) { card.appendChild(child); } });
    return card;
  };

  desk.help = function (summary, lines) {
    return element('details', { className: 'help' }, element('summary', {}, summary),
      element.apply(null, ['ul', {}].concat(lines.map(function (line) { return element('li', {}, line); }))));
  };

  // A book's other runs, as a warning: a second set of orders is not seen by looking at the first. Its links are whole paths,
  // as Tasklist has addresses of its own behind the #.
  desk.twice = function (lead, runs) {
    var lines = runs.slice(0, 3).map(function (run) {
      var orders = run.counts ? run.counts.orders : 0;
      return element('li', {}, desk.link('/#/runs/' + encodeURIComponent(run.runId), run.runId, 'strong'),
        run.counts ? ', started ' + desk.when(run.startedAt) + ' by ' + run.requestedBy + ': '
          + (orders ? desk.number(orders) + (orders === 1 ? ' block order' : ' block orders') : 'no order') + ' released'
          + (run.status === 'RUNNING' ? ' so far, still running' : '') : '');
    });
    if (runs.length > 3) { lines.push(element('li', {}, desk.link('/#/runs', desk.number(runs.length - 3) + ' more'))); }
    return element('div', { className: 'warning' }, element('strong', {}, lead), element.apply(null, ['ul', {}].concat(lines)),
      element('p', {}, 'Each run releases orders of its own for the same day. Whoever sends the order files of two of them places the same trades twice.'));
  };

  // What the page in sight says of other runs. A page that is left open looks again every minute, and when it comes back into sight.
  var watched = null;
  var LOOK_AGAIN = 60000;
  function lookAgain() {
    // Nobody asked for this look, so nobody is told where it fails: the next one is a minute away.
    if (watched && watched.element.isConnected && !document.hidden) { watched.look().catch(function () {}); }
  }
  window.setInterval(lookAgain, LOOK_AGAIN);
  document.addEventListener('visibilitychange', lookAgain);

  // The same beside a run's order files and above its proposals; empty where its book has no other with orders. The names at
  // once, the figures as they come. look() asks again, and tells whether there is a run that the page has not named before.
  desk.others = function (run) {
    var into = element('div', { 'aria-live': 'polite' });
    var known = [];
    function take(now) {
      var told = [['Orders of this book have been released before.', now.earlierRunsWithOrders], ['A later run of this book has released orders as well.', now.laterRunsWithOrders]];
      function show(named) {
        into.textContent = '';
        told.forEach(function (one) { if (one[1].length) { into.appendChild(desk.twice(one[0], named(one[1]))); } });
      }
      var all = told[0][1].concat(told[1][1]);
      var more = all.some(function (id) { return known.indexOf(id) < 0; });
      known = all;
      if (more) {
        show(function (ids) { return ids.map(function (id) { return { runId: id }; }); });
        desk.get('/api/runs').then(function (runs) {
          show(function (ids) { return runs.filter(function (other) { return ids.indexOf(other.runId) >= 0; }); });
        }).catch(desk.fail);
      }
      return more;
    }
    take(run);
    watched = { element: into, look: function () { return desk.get('/api/runs/' + encodeURIComponent(run.runId)).then(take); } };
    return watched;
  };

  // An approval releases orders, so it is held back where there are others of the same book that the page has not shown: a
  // warning that comes with the decision comes too late.
  desk.lookFirst = function (kind, others) {
    return (kind === 'APPROVE' ? others.look() : Promise.resolve(false)).then(function (more) {
      if (more) { throw new Error('Nothing is decided yet: another run of this book has released orders meanwhile, see the warning. Approve again if the orders of this one are wanted all the same.'); }
    });
  };

  desk.when = function (instant) {
    return instant ? instant.replace('T', ' ').replace(/\.\d+Z$/, 'Z').replace(/Z$/, ' UTC') : '\u2013';
  };

  desk.words = function (constant) {
    return constant ? constant.toLowerCase().replace(/_/g, ' ') : '';
  };

  var BADGES = { OPEN: 'waits for a reviewer', REVIEW: 'review', RELEASED: 'released', WITHIN_BANDS: 'within bands' };

  desk.badge = function (constant) {
    return constant && constant !== 'NONE'
      ? element('span', { className: 'badge ' + constant.toLowerCase() }, BADGES[constant] || desk.words(constant)) : null;
  };

  // columns: { name, number, sort, help }; sorting: { by, descending, change(by, descending) }
  desk.table = function (columns, items, fill, sorting, caption) {
    var table = element('table', { className: 'ek-table' });
    if (caption) { table.appendChild(element('caption', {}, caption)); }
    var head = table.createTHead().insertRow();
    columns.forEach(function (column) {
      var th = element('th', { className: column.number ? 'ek-num' : '' });
      if (column.help) { th.title = column.help; }
      if (sorting && column.sort) { th.appendChild(sorter(column, sorting)); } else { th.textContent = column.name; }
      if (sorting && column.sort === sorting.by) { th.setAttribute('aria-sort', sorting.descending ? 'descending' : 'ascending'); }
      head.appendChild(th);
    });
    var body = table.createTBody();
    items.forEach(function (item) {
      var row = body.insertRow();
      fill(item).forEach(function (content, index) {
        var cell = row.insertCell();
        if (columns[index].number) { cell.className = 'ek-num'; }
        if (content !== null && content !== undefined && content !== '') {
          cell.appendChild(content.nodeType ? content : document.createTextNode(content));
        }
      });
    });
    return element('div', { className: 'scroll' }, table);
  };

  function sorter(column, sorting) {
    var chosen = column.sort === sorting.by;
    var button = element('button', { type: 'button', className: 'sorter' },
      column.name + (chosen ? (sorting.descending ? ' \u25be' : ' \u25b4') : ''));
    button.addEventListener('click', function () {
      sorting.change(column.sort, chosen ? !sorting.descending : Boolean(column.number));
    });
    return button;
  }

  desk.faults = function (error) {
    if (!error.faults || !error.faults.length) { return null; }
    return desk.table([{ name: 'File' }, { name: 'Line', number: true }, { name: 'Id' }, { name: 'What is wrong' }],
      error.faults, function (fault) { return [fault.file, fault.line || '', fault.id, fault.message]; });
  };
}(window.evenkeel));
