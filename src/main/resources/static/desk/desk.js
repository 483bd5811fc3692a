// The desk's front page: runs, the accounts of one run with search, and one account's result.
(function (desk) {
  'use strict';
  var runId = null;
  var page = 0;

  function get(path) {
    return fetch(path, { credentials: 'same-origin', headers: { Accept: 'application/json' } }).then(function (response) {
      if (response.status === 401) { window.location = '/login'; }
      return response.json().then(function (body) {
        if (!response.ok) { throw new Error(body.detail || body.title); }
        return body;
      });
    });
  }

  function fail(error) {
    var problem = document.getElementById('problem');
    problem.hidden = false;
    problem.textContent = error.message;
  }

  function rows(into, columns, items, fill, pick) {
    into.textContent = '';
    if (!items.length) { into.textContent = 'Nothing here yet.'; return; }
    var table = document.createElement('table');
    table.className = 'ek-table';
    var head = table.createTHead().insertRow();
    columns.forEach(function (column) {
      var th = document.createElement('th');
      th.textContent = column.replace('#', '');
      if (column.charAt(0) === '#') { th.className = 'ek-num'; }
      head.appendChild(th);
    });
    var body = table.createTBody();
    items.forEach(function (item) {
      var row = body.insertRow();
      fill(item).forEach(function (text, index) {
        var cell = row.insertCell();
        cell.textContent = text === null || text === undefined ? '' : text;
        if (columns[index].charAt(0) === '#') { cell.className = 'ek-num'; }
      });
      if (pick) {
        row.className = 'pick';
        row.addEventListener('click', function () {
          Array.prototype.forEach.call(body.rows, function (other) { other.classList.remove('picked'); });
          row.classList.add('picked');
          pick(item);
        });
      }
    });
    into.appendChild(table);
  }

  function runs() {
    return get('/api/runs').then(function (list) {
      rows(document.getElementById('runs'),
        ['Run', 'As of', 'Status', '#Accounts', '#Within bands', '#Proposed', '#Cleared', '#In review', '#Held', '#Infeasible', 'Rulebook'],
        list, function (run) {
          var c = run.counts;
          return [run.runId, run.asOf, run.status + (run.status === 'RUNNING' ? ' ' + Math.round(Number(run.progress) * 100) + '%' : ''),
            c.accounts, c.withinBands, c.proposed, c.cleared, c.inReview, c.held, c.infeasible, run.rulebook.version];
        }, function (run) { runId = run.runId; page = 0; accounts().catch(fail); });
      if (!runId && list.length) { runId = list[0].runId; }
      if (list.some(function (run) { return run.status === 'RUNNING'; })) { window.setTimeout(function () { runs().catch(fail); }, 2000); }
    });
  }

  function accounts() {
    if (!runId) { return Promise.resolve(); }
    var form = document.getElementById('filter');
    var query = new URLSearchParams({ page: String(page), size: '25' });
    ['account', 'outcome', 'route', 'rule'].forEach(function (name) {
      if (form.elements[name].value) { query.set(name, form.elements[name].value.trim()); }
    });
    document.getElementById('accounts-title').textContent = 'Accounts of ' + runId;
    return get('/api/runs/' + encodeURIComponent(runId) + '/proposals?' + query).then(function (found) {
      rows(document.getElementById('accounts'),
        ['Account', 'Household', 'Outcome', 'Route', 'State', '#Value', '#Turnover', '#Tax', '#Drift before', '#Drift after', '#Trades', 'Rules'],
        found.items, function (item) {
          return [item.account, item.household, item.outcome, item.route, item.state === 'NONE' ? '' : item.state, desk.money(item.value),
            desk.percent(item.turnover), desk.money(item.estimatedTax), desk.percent(item.driftBefore), desk.percent(item.driftAfter),
            item.trades, (item.rules || []).join('; ')];
        }, function (item) { desk.load(item.proposalId, document.getElementById('proposal')); });
      pager(found);
    });
  }

  function pager(found) {
    var pages = document.getElementById('pages');
    pages.textContent = '';
    [['\u2039 Before', page > 0, -1], ['Next \u203a', (page + 1) * found.size < found.total, 1]].forEach(function (step) {
      var button = document.createElement('button');
      button.textContent = step[0];
      button.disabled = !step[1];
      button.addEventListener('click', function () { page += step[2]; accounts().catch(fail); });
      pages.appendChild(button);
    });
    pages.appendChild(document.createTextNode(found.total + ' found'));
  }

  document.getElementById('filter').addEventListener('submit', function (event) {
    event.preventDefault();
    page = 0;
    accounts().catch(fail);
  });
  var token = /(?:^|; )EVENKEEL-XSRF-TOKEN=([^;]+)/.exec(document.cookie);
  if (token) {
    var hidden = document.createElement('input');
    hidden.type = 'hidden';
    hidden.name = '_csrf';
    hidden.value = decodeURIComponent(token[1]);
    document.getElementById('sign-out').appendChild(hidden);
  }
  runs().then(accounts).catch(fail);
}(window.evenkeel));
