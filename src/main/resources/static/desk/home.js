// The first page: the newest run in figures, and what waits for whoever is signed in.
(function (desk) {
  'use strict';
  var element = desk.element;
  var following = null;

  function tile(number, label, to, tone) {
    var made = element(to ? 'a' : 'div', { className: 'tile ' + (tone || '') }, element('b', {}, desk.number(number)), element('span', {}, label));
    if (to) { made.href = to; }
    return made;
  }

  desk.tiles = function (run) {
    var c = run.counts;
    var to = '#/runs/' + encodeURIComponent(run.runId) + '?';
    return element('div', { className: 'tiles' },
      tile(c.accounts, 'accounts', to),
      tile(c.withinBands, 'within bands', to + 'outcome=WITHIN_BANDS'),
      tile(c.cleared, 'cleared', to + 'route=CLEARED', 'good'),
      tile(c.inReview, 'sent to review', to + 'route=REVIEW', c.inReview ? 'warn' : ''),
      tile(c.held, 'held for their data', to + 'outcome=HELD', c.held ? 'warn' : ''),
      tile(c.infeasible, 'infeasible', to + 'outcome=INFEASIBLE', c.infeasible ? 'warn' : ''),
      tile(c.blocked, 'blocked', to + 'route=BLOCKED', c.blocked ? 'bad' : ''),
      tile(c.orders, 'block orders', ''));
  };

  desk.downloads = function (run) {
    var from = '/api/runs/' + encodeURIComponent(run.runId) + '/';
    return element('p', { className: 'downloads' }, 'Released so far: ',
      desk.link(from + 'orders.csv', 'orders.csv'), ' ', desk.link(from + 'allocations.csv', 'allocations.csv'), ' ',
      desk.link(from + 'lot-instructions.csv', 'lot-instructions.csv'));
  };

  desk.progress = function (run) {
    var percent = Math.floor(Number(run.progress) * 100);
    return element('div', { className: 'progress' }, element('progress', { max: 100, value: percent, 'aria-label': 'Progress' }),
      element('span', {}, percent + '% of ' + desk.number(run.counts.accounts) + ' accounts'));
  };

  // Tells of every change of a run until it has ended; where the stream breaks, it asks again at intervals.
  desk.follow = function (run, changed) {
    desk.leave();
    if (run.status !== 'RUNNING') { return; }
    var path = '/api/runs/' + encodeURIComponent(run.runId);
    var source = new EventSource(path + '/events');
    following = { stop: function () { source.close(); window.clearTimeout(following.timer); }, timer: 0 };
    source.addEventListener('run', function (event) {
      var now = JSON.parse(event.data);
      if (now.status !== 'RUNNING') { desk.leave(); }
      changed(now);
    });
    source.onerror = function () {
      source.close();
      if (!following) { return; }
      following.timer = window.setTimeout(function () {
        desk.get(path).then(function (now) { changed(now); desk.follow(now, changed); }).catch(desk.fail);
      }, 2000);
    };
  };

  desk.leave = function () {
    if (following) { following.stop(); }
    following = null;
  };

  function newest(run) {
    var card = desk.card('Newest run');
    var into = element('div', {});
    var others = desk.others(run);
    function show(now) {
      into.textContent = '';
      into.appendChild(element('p', {}, desk.link('#/runs/' + encodeURIComponent(now.runId), now.runId), ' of ' + now.asOf + ', rulebook ',
        desk.link('#/rulebooks/' + now.rulebook.version, now.rulebook.version), ', asked for by ' + now.requestedBy + ' ',
        desk.badge(now.status)));
      if (now.status === 'RUNNING') { into.appendChild(desk.progress(now)); }
      into.appendChild(desk.tiles(now));
      into.appendChild(others.element);
      into.appendChild(desk.downloads(now));
    }
    show(run);
    desk.follow(run, show);
    card.appendChild(into);
    return card;
  }

  function waiting(run) {
    var from = '/api/runs/' + encodeURIComponent(run.runId) + '/proposals?size=5&descending=true&sort=VALUE';
    return desk.get(from + '&state=OPEN').then(function (page) {
      var card = desk.card('Waiting for a reviewer: ' + desk.number(page.total));
      if (!page.total) {
        card.appendChild(element('p', { className: 'quiet' }, 'Nothing waits. What the rules cleared has left already.'));
        return card;
      }
      card.appendChild(element('p', {}, 'Decide in ', desk.link('/camunda/app/tasklist/default/', 'Tasklist'), ' or on the proposal\u2019s own page. The largest accounts:'));
      card.appendChild(desk.accounts(page.items));
      card.appendChild(desk.link('#/runs/' + encodeURIComponent(run.runId) + '?state=OPEN&sort=VALUE&descending=true', 'All that wait'));
      return card;
    });
  }

  // No task waits for these: what has to change stands in the next book. So they are listed, with what contradicts what.
  function contradictions(run) {
    var all = '#/runs/' + encodeURIComponent(run.runId) + '?outcome=INFEASIBLE';
    return desk.get('/api/runs/' + encodeURIComponent(run.runId) + '/proposals?size=5&outcome=INFEASIBLE').then(function (page) {
      if (!page.total) { return null; }
      return Promise.all(page.items.map(function (item) { return desk.get('/api/proposals/' + encodeURIComponent(item.proposalId)); })).then(function (found) {
        return desk.card('Limits that contradict each other: ' + desk.number(page.total),
          element('p', {}, 'Nothing is traded in these accounts until a restriction, a reserve or a budget changes in the next book.'),
          desk.table([{ name: 'Account' }, { name: 'What contradicts what' }], found, function (proposal) {
            return [desk.link('#/proposals/' + encodeURIComponent(proposal.proposalId), proposal.account, 'strong'),
              proposal.exceptions.map(function (note) { return note.message; }).join(' ')];
          }),
          page.total > found.length ? desk.link(all, 'All of them') : null);
      });
    });
  }

  function troubles(run) {
    var c = run.counts;
    var to = '#/runs/' + encodeURIComponent(run.runId) + '?';
    return desk.card('For operations',
      element('ul', { className: 'todo' },
        element('li', {}, desk.link(to + 'outcome=HELD', desk.number(c.held) + ' accounts held'), ' for their data: look at each and release or keep it in ', desk.link('/camunda/app/tasklist/default/', 'Tasklist, Data holds'), '.'),
        element('li', {}, desk.link(to + 'outcome=INFEASIBLE', desk.number(c.infeasible) + ' infeasible'), ': their limits contradict each other. Each says which; the account\u2019s restrictions or reserve have to change in the next book.'),
        element('li', {}, desk.link(to + 'route=BLOCKED', desk.number(c.blocked) + ' blocked'), ' by a hard limit or the independent check.'),
        element('li', {}, 'Runs, jobs and incidents are in ', desk.link('/camunda/app/cockpit/default/#/dashboard', 'Cockpit'), '; books are taken in and runs started under ', desk.link('#/books', 'Books'), '.')));
  }

  function policy() {
    return desk.get('/api/rulebooks/current').then(function (current) {
      var card = desk.card('Rulebook in force: version ' + current.version);
      if (current.problems.length) {
        card.appendChild(element('p', { className: 'problem' }, 'The rules folder has an edit that cannot be used. The last good rulebook stays in force until this is mended:'));
        card.appendChild(desk.problems(current.problems));
      } else {
        card.appendChild(element('p', {}, 'The rules folder is in force as it is. Edit a file in it and save: the next run uses it. ', desk.link('#/rulebooks', 'Versions and files')));
      }
      return card;
    });
  }

  desk.route('', function (view) {
    return desk.get('/api/runs').then(function (runs) {
      view.textContent = '';
      var cards = [];
      if (!runs.length) {
        view.appendChild(desk.card('No run yet', element('p', {}, desk.may('operations', 'admins')
          ? element('span', {}, 'Take in a book and start a run under ', desk.link('#/books', 'Books'), '.') : 'Operations starts runs; this page shows them.')));
        return policy().then(function (card) { view.appendChild(card); });
      }
      view.appendChild(newest(runs[0]));
      if (desk.may('operations', 'admins')) { cards.push(Promise.resolve(troubles(runs[0]))); }
      if (desk.may('reviewers', 'admins', 'operations')) { cards.push(waiting(runs[0])); }
      if (desk.may('reviewers', 'admins', 'operations')) { cards.push(contradictions(runs[0])); }
      cards.push(policy());
      return Promise.all(cards).then(function (made) {
        if (desk.may('compliance')) { made.reverse(); }
        made.forEach(function (card) { if (card) { view.appendChild(card); } });
      });
    });
  });
}(window.evenkeel));
