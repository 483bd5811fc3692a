// All runs; one run with its accounts, searched, narrowed and sorted; one proposal with its decision.
(function (desk) {
  'use strict';
  var element = desk.element;
  var FILTERS = ['search', 'outcome', 'route', 'state', 'rule'];

  function proposalLink(item) { return desk.link('#/proposals/' + encodeURIComponent(item.proposalId), item.account, 'strong'); }

  // Drift alone makes a harvest look worse than it is: what stands in for a holding moves like it. Without a risk model there is no tracking error.
  desk.accounts = function (items, sorting) {
    var risk = items.some(function (item) { return item.trackingErrorBefore || item.trackingErrorAfter; });
    return desk.table([
      { name: 'Account', sort: 'ACCOUNT' }, { name: 'Household' }, { name: 'Came to' },
      { name: 'Value', number: true, sort: 'VALUE' },
      { name: 'Turnover', number: true, sort: 'TURNOVER', help: 'The lesser of purchases and sales over the value before' },
      { name: 'Tax', number: true, sort: 'TAX', help: 'What these trades add to the year\u2019s tax' },
      { name: 'Drift before', number: true, sort: 'DRIFT_BEFORE', help: 'Half the sum of differences between weights and targets' },
      { name: 'Drift after', number: true, sort: 'DRIFT_AFTER' }
    ].concat(risk ? [
      { name: 'Tracking error before', number: true, sort: 'TRACKING_ERROR_BEFORE', help: 'How far a year\u2019s return may stray from the target\u2019s, by the risk model: one standard deviation' },
      { name: 'Tracking error after', number: true, sort: 'TRACKING_ERROR_AFTER' }
    ] : [], [{ name: 'Trades', number: true, sort: 'TRADES' }, { name: 'Why' }]), items, function (item) {
      return [proposalLink(item), item.household,
        desk.badge(item.route === 'REVIEW' ? item.state : item.route || item.outcome),
        desk.money(item.value), desk.percent(item.turnover), desk.money(item.estimatedTax), desk.percent(item.driftBefore), desk.percent(item.driftAfter)
      ].concat(risk ? [desk.percent(item.trackingErrorBefore), desk.percent(item.trackingErrorAfter)] : [],
        [item.trades || '', (item.rules || []).join('. ')]);
    }, sorting);
  };

  function allRuns(view) {
    return desk.get('/api/runs').then(function (runs) {
      view.textContent = '';
      var card = desk.card('Runs');
      if (!runs.length) { card.appendChild(element('p', { className: 'quiet' }, 'No run yet.')); }
      else {
        card.appendChild(desk.table([{ name: 'Run' }, { name: 'As of' }, { name: 'Status' }, { name: 'Accounts', number: true },
          { name: 'Within bands', number: true }, { name: 'Cleared', number: true }, { name: 'Sent to review', number: true }, { name: 'Held', number: true },
          { name: 'Infeasible', number: true }, { name: 'Blocked', number: true }, { name: 'Orders', number: true }, { name: 'Rulebook', number: true }, { name: 'Asked for by' }, { name: 'Started' }],
        runs, function (run) {
          var c = run.counts;
          return [desk.link('#/runs/' + encodeURIComponent(run.runId), run.runId, 'strong'), run.asOf, desk.badge(run.status), desk.number(c.accounts), desk.number(c.withinBands),
            desk.number(c.cleared), desk.number(c.inReview), desk.number(c.held), desk.number(c.infeasible), desk.number(c.blocked), desk.number(c.orders),
            desk.link('#/rulebooks/' + run.rulebook.version, run.rulebook.version), run.requestedBy, desk.when(run.startedAt)];
        }));
      }
      view.appendChild(card);
    });
  }

  function choice(name, label, values, parameters) {
    var select = element('select', { name: name }, element('option', { value: '' }, 'any'));
    values.forEach(function (value) { select.appendChild(element('option', { value: value }, desk.words(value))); });
    select.value = parameters.get(name) || '';
    return element('label', {}, label, select);
  }

  function filters(runId, parameters) {
    var form = element('form', { className: 'filter' },
      element('label', {}, 'Account or household', element('input', { name: 'search', value: parameters.get('search') || '', placeholder: 'A-0001' })),
      choice('outcome', 'Outcome', ['TRADE', 'WITHIN_BANDS', 'HELD', 'INFEASIBLE'], parameters),
      choice('route', 'Route', ['CLEARED', 'REVIEW', 'BLOCKED'], parameters),
      choice('state', 'State', ['OPEN', 'APPROVED', 'REJECTED', 'RELEASED'], parameters),
      element('label', {}, 'Rule', element('input', { name: 'rule', value: parameters.get('rule') || '', placeholder: 'a part of its sentence' })),
      element('button', { type: 'submit' }, 'Search'), desk.link('#/runs/' + encodeURIComponent(runId), 'Clear'));
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      var asked = new URLSearchParams();
      FILTERS.forEach(function (name) { if (form.elements[name].value.trim()) { asked.set(name, form.elements[name].value.trim()); } });
      ['sort', 'descending'].forEach(function (name) { if (parameters.get(name)) { asked.set(name, parameters.get(name)); } });
      go(runId, asked);
    });
    return form;
  }

  function go(runId, parameters) { window.location.hash = '#/runs/' + encodeURIComponent(runId) + '?' + parameters; }

  function pager(runId, parameters, found) {
    var line = element('p', { className: 'pager' });
    var last = Math.max(0, Math.ceil(found.total / found.size) - 1);
    [['\u2039 Before', found.page > 0, found.page - 1], ['Next \u203a', found.page < last, found.page + 1]].forEach(function (step) {
      var button = element('button', { type: 'button', disabled: !step[1] }, step[0]);
      button.addEventListener('click', function () { parameters.set('page', step[2]); go(runId, parameters); });
      line.appendChild(button);
    });
    line.appendChild(document.createTextNode(desk.number(found.total) + ' found' + (last ? ', page ' + (found.page + 1) + ' of ' + (last + 1) : '')));
    return line;
  }

  function list(runId, parameters) {
    var query = new URLSearchParams(parameters);
    query.set('size', '50');
    return desk.get('/api/runs/' + encodeURIComponent(runId) + '/proposals?' + query).then(function (found) {
      var card = desk.card('Accounts', filters(runId, parameters));
      if (!found.total) {
        card.appendChild(FILTERS.some(function (name) { return parameters.get(name); })
          ? element('p', { className: 'quiet' }, 'No account of this run is like that. ', desk.link('#/runs/' + encodeURIComponent(runId), 'Show all'))
          : element('p', { className: 'quiet' }, 'No account has been evaluated yet.'));
        return card;
      }
      var last = Math.ceil(found.total / found.size) - 1;
      if (found.page > last) { parameters.set('page', last); return list(runId, parameters); }
      card.appendChild(desk.accounts(found.items, {
        by: parameters.get('sort') || 'ACCOUNT', descending: parameters.get('descending') === 'true',
        change: function (by, descending) { parameters.set('sort', by); parameters.set('descending', descending); parameters.delete('page'); go(runId, parameters); }
      }));
      card.appendChild(pager(runId, parameters, found));
      return card;
    });
  }

  function oneRun(view, runId, parameters) {
    return desk.get('/api/runs/' + encodeURIComponent(runId)).then(function (run) {
      return list(runId, parameters).then(function (accounts) {
        view.textContent = '';
        var into = element('div', {});
        var others = desk.others(run);
        function show(now) {
          into.textContent = '';
          into.appendChild(desk.card('Run ' + now.runId,
            element('p', {}, desk.badge(now.status), ' as of ' + now.asOf + ', rulebook ', desk.link('#/rulebooks/' + now.rulebook.version, now.rulebook.version),
              ', book ' + now.bookId + ', build ' + now.build + ', asked for by ' + now.requestedBy + ', ' + desk.when(now.startedAt) + ' to ' + desk.when(now.finishedAt)),
            now.status === 'RUNNING' ? desk.progress(now) : null, desk.tiles(now), others.element, desk.downloads(now),
            desk.help('What the words mean', [
              'Within bands: nothing has strayed far enough to be traded.',
              'Cleared: no review rule spoke, so its orders left with the run.',
              'Sent to review: a review rule wants a person to look; its orders leave when a reviewer approves.',
              'Held: the account\u2019s data cannot be trusted; nothing is traded.',
              'Infeasible: the account\u2019s limits contradict each other; nothing is traded.',
              'Blocked: a limit that no reviewer may override, or a finding of the independent check.'])));
        }
        function ended(now) { return run.status === 'RUNNING' && now.status !== 'RUNNING'; }
        show(run);
        desk.follow(run, function (now) { if (ended(now)) { desk.again(); } else { show(now); } });
        view.appendChild(into);
        view.appendChild(accounts);
      });
    });
  }

  desk.route('runs', function (view, runId, parameters) {
    return runId ? oneRun(view, runId, parameters) : allRuns(view);
  });

  function decision(proposal, others) {
    var note = element('textarea', { className: 'ek-note', maxLength: 2000, placeholder: 'Note: why you decide so (kept in the audit trail)' });
    var error = element('span', { className: 'ek-error' });
    error.setAttribute('role', 'alert');
    var settings = desk.settings();
    var bar = element('div', { className: 'ek-actions' }, note);
    [['APPROVE', 'Approve', 'ek-go'], ['REJECT', 'Reject', 'ek-no'], ['RERUN', 'Run again', '']].forEach(function (kind) {
      var button = element('button', { type: 'button', className: kind[2] }, kind[1]);
      button.addEventListener('click', function () {
        var body = { decision: kind[0], note: note.value };
        var asked = settings.given();
        if (kind[0] === 'RERUN' && Object.keys(asked).length) { body.overrides = asked; }
        error.textContent = '';
        Array.prototype.forEach.call(bar.querySelectorAll('button'), function (other) { other.disabled = true; });
        desk.lookFirst(kind[0], others).then(function () {
          return desk.post('/api/proposals/' + encodeURIComponent(proposal.proposalId) + '/decision', body);
        }).then(function (now) {
          if (now.replacedBy) { window.location.hash = '#/proposals/' + encodeURIComponent(now.replacedBy); } else { desk.again(); }
        }).catch(function (refusal) {
          error.textContent = refusal.message;
          Array.prototype.forEach.call(bar.querySelectorAll('button'), function (other) { other.disabled = false; });
        });
      });
      bar.appendChild(button);
    });
    bar.appendChild(error);
    return desk.card('Your decision', element('p', {}, 'Approve: its orders leave at once. Reject: nothing is traded. Run again: the account is evaluated once more, with what has happened since.'),
      bar, settings.element);
  }

  function oneProposal(view, proposal, run) {
    var others = desk.others(run);
    view.textContent = '';
    view.appendChild(element('p', { className: 'trail' }, desk.link('#/runs/' + encodeURIComponent(proposal.runId), 'Run ' + proposal.runId), ' \u203a ' + proposal.account));
    view.appendChild(others.element);
    if (proposal.state === 'OPEN' && desk.may('reviewers')) { view.appendChild(decision(proposal, others)); }
    else if (proposal.state === 'OPEN') { view.appendChild(desk.card('Waiting for a reviewer')); }
    var card = element('section', { className: 'card ek' });
    desk.show(card, proposal);
    view.appendChild(card);
    view.appendChild(desk.frontier(proposal.proposalId));
  }

  desk.route('proposals', function (view, id) {
    return desk.get('/api/proposals/' + encodeURIComponent(id)).then(function (proposal) {
      return desk.get('/api/runs/' + encodeURIComponent(proposal.runId)).then(function (run) { oneProposal(view, proposal, run); });
    });
  });
}(window.evenkeel));
