// Shows one proposal: why it was flagged, before and after, every trade with its lots, and what was left alone.
// Used by Tasklist's forms and by the desk's own pages. Everything that comes from data goes through textContent.
window.evenkeel = window.evenkeel || {};

(function (desk) {
  'use strict';
  var FEW_TRADES = 12;

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text !== undefined && text !== null) { made.textContent = text; }
    return made;
  }

  function given(text) { return text !== null && text !== undefined && text !== ''; }

  desk.number = function (text) {
    if (!given(text)) { return '\u2013'; }
    var parts = String(text).split('.');
    var sign = parts[0].charAt(0) === '-' ? '\u2212' : '';
    var digits = parts[0].replace('-', '').replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    return sign + digits + (parts.length > 1 ? '.' + parts[1] : '');
  };

  desk.money = function (text) {
    if (!given(text)) { return '\u2013'; }
    var number = desk.number(text);
    return number.charAt(0) === '\u2212' ? '\u2212$' + number.substring(1) : '$' + number;
  };

  desk.percent = function (text) { return given(text) ? (Number(text) * 100).toFixed(2).replace('-', '\u2212') + '%' : '\u2013'; };

  function cell(row, text, className) { row.appendChild(element('td', className, text)); }

  function table(columns) {
    var made = element('table', 'ek-table');
    var head = made.createTHead().insertRow();
    columns.forEach(function (column) {
      var th = element('th', column.number ? 'ek-num' : '', column.name);
      if (column.help) { th.title = column.help; }
      head.appendChild(th);
    });
    made.appendChild(document.createElement('tbody'));
    return made;
  }

  // A table that is wider than the window scrolls by itself and leaves the page where it is.
  function scrolling(made) {
    var box = element('div', 'ek-scroll');
    box.appendChild(made);
    return box;
  }

  function section(into, title) { into.appendChild(element('h3', '', title)); }

  function line(into, label, before, after, help) {
    var row = into.tBodies[0].insertRow();
    cell(row, label);
    row.cells[0].title = help;
    cell(row, before, 'ek-num');
    cell(row, after, 'ek-num');
  }

  function figures(into, proposal) {
    var before = proposal.before || {};
    var after = proposal.after || {};
    var tax = proposal.tax || {};
    section(into, 'Before and after');
    var made = table([{ name: '' }, { name: 'Before', number: true }, { name: 'After', number: true }]);
    line(made, 'Value', desk.money(before.value), desk.money(after.value), 'Positions at the book\u2019s prices, and cash');
    line(made, 'Cash', desk.money(before.cash), desk.money(after.cash), 'What the account holds in cash');
    line(made, 'Drift', desk.percent(before.drift), desk.percent(after.drift), 'Half the sum of absolute differences between weights and targets, cash included');
    var setsAside = before.netDrift !== before.drift || after.netDrift !== after.drift;
    if (setsAside) {
      line(made, 'Drift without cash set aside', desk.percent(before.netDrift), desk.percent(after.netDrift), 'The same without payments that are due and the account\u2019s reserve: what trades are steered by');
    }
    line(made, 'Tracking error a year', desk.percent(before.trackingError), desk.percent(after.trackingError), 'Yearly standard deviation of the active return under the risk model; none without one');
    if (setsAside && after.netTrackingError) {
      line(made, 'Tracking error without cash set aside', desk.percent(before.netTrackingError), desk.percent(after.netTrackingError), 'The same without payments that are due and the account\u2019s reserve: what is drawn below');
    }
    into.appendChild(made);
    var summary = table([{ name: 'Turnover', number: true, help: 'The lesser of purchases and sales over the account\u2019s value before' },
      { name: 'Short-term gain', number: true }, { name: 'Long-term gain', number: true },
      { name: 'Losses taken', number: true }, { name: 'Tax added this year', number: true, help: 'Netted with what the year holds already' },
      { name: 'At most from the best', number: true, help: 'Objective less a proven lower bound, in dollars a year' }]);
    var row = summary.tBodies[0].insertRow();
    [desk.percent(proposal.turnover), desk.money(tax.shortTermGain), desk.money(tax.longTermGain), desk.money(tax.lossesHarvested),
      desk.money(tax.estimatedTax), desk.money(proposal.certificate && proposal.certificate.gap)
    ].forEach(function (text) { cell(row, text, 'ek-num'); });
    into.appendChild(scrolling(summary));
  }

  // In cents, so that a sum of hundreds of amounts is exact.
  function total(trades, side) {
    var cents = trades.filter(function (trade) { return trade.side === side; })
      .reduce(function (sum, trade) { return sum + Math.round(Number(trade.amount) * 100); }, 0);
    return desk.money((cents / 100).toFixed(2));
  }

  function count(trades, side) { return trades.filter(function (trade) { return trade.side === side; }).length; }

  function sum(lots, field) {
    var cents = lots.reduce(function (all, lot) { return all + Math.round(Number(lot[field] || 0) * 100); }, 0);
    return desk.money((cents / 100).toFixed(2));
  }

  function lotRow(made, lot) {
    var row = made.tBodies[0].insertRow();
    row.className = 'ek-lot';
    cell(row, 'lot ' + lot.lot);
    cell(row, lot.term === 'LONG' ? 'long-term' : 'short-term');
    cell(row, desk.number(lot.quantity), 'ek-num');
    cell(row, '');
    cell(row, '');
    cell(row, desk.money(lot.gain), 'ek-num');
    cell(row, desk.money(lot.tax), 'ek-num');
    cell(row, Number(lot.disallowed || 0) > 0 ? desk.money(lot.disallowed) + ' of the loss is washed' : '');
    return row;
  }

  function tradeRow(made, trade, open) {
    var lots = trade.lots || [];
    var row = made.tBodies[0].insertRow();
    row.className = 'ek-trade';
    cell(row, trade.security, 'ek-strong');
    cell(row, trade.side === 'BUY' ? 'buy' : 'sell', trade.side === 'BUY' ? 'ek-buy' : 'ek-sell');
    cell(row, desk.number(trade.quantity), 'ek-num');
    cell(row, desk.money(trade.price), 'ek-num');
    cell(row, desk.money(trade.amount), 'ek-num');
    cell(row, lots.length ? sum(lots, 'gain') : '', 'ek-num');
    cell(row, lots.length ? sum(lots, 'tax') : '', 'ek-num');
    cell(row, (trade.reasons || []).join('. '), 'ek-why');
    var rows = lots.map(function (lot) { return lotRow(made, lot); });
    if (!rows.length) { return; }
    var button = element('button', 'ek-lots');
    button.type = 'button';
    row.cells[0].appendChild(button);
    function show(shown) {
      rows.forEach(function (each) { each.hidden = !shown; });
      button.textContent = (shown ? '\u25be ' : '\u25b8 ') + lots.length + (lots.length === 1 ? ' lot' : ' lots');
      button.setAttribute('aria-expanded', String(shown));
    }
    button.addEventListener('click', function () { show(rows[0].hidden); });
    show(open);
  }

  function trades(into, proposal) {
    var all = proposal.trades.slice().sort(function (a, b) { return Number(b.amount) - Number(a.amount); });
    section(into, 'Trades');
    into.appendChild(element('p', 'ek-quiet', 'Sells ' + total(all, 'SELL') + ' of ' + count(all, 'SELL') + ', buys ' + total(all, 'BUY') + ' of ' + count(all, 'BUY') + '. Largest first.'));
    var made = table([{ name: 'Security' }, { name: 'Side' }, { name: 'Shares', number: true }, { name: 'Price', number: true },
      { name: 'Amount', number: true }, { name: 'Gain', number: true }, { name: 'Tax', number: true }, { name: 'Why' }]);
    function fill(shown) { shown.forEach(function (trade) { tradeRow(made, trade, all.length <= FEW_TRADES); }); }
    fill(all.slice(0, 3 * FEW_TRADES));
    into.appendChild(scrolling(made));
    if (all.length > 3 * FEW_TRADES) {
      var more = element('button', 'ek-more', 'Show the other ' + (all.length - 3 * FEW_TRADES) + ' trades');
      more.type = 'button';
      more.addEventListener('click', function () { more.remove(); fill(all.slice(3 * FEW_TRADES)); });
      into.appendChild(more);
    }
  }

  function exceptions(into, proposal) {
    var notes = proposal.exceptions || [];
    if (!notes.length) { return; }
    section(into, { HELD: 'Why it is held', INFEASIBLE: 'Which limits contradict each other' }[proposal.outcome] || (proposal.route === 'BLOCKED' ? 'Why it is blocked' : 'Why somebody has to look'));
    var list = element('ul', 'ek-reasons');
    notes.forEach(function (exception) {
      var item = element('li');
      item.appendChild(element('strong', '', exception.message));
      item.appendChild(element('span', 'ek-rule', exception.rule + (exception.file ? ' (' + exception.file + ')' : '')));
      list.appendChild(item);
    });
    into.appendChild(list);
  }

  function notes(into, proposal) {
    ((proposal.explanation && proposal.explanation.notes) || []).forEach(function (note) { into.appendChild(element('p', 'ek-note-on', note + '.')); });
  }

  function notTraded(into, proposal) {
    if (!proposal.notTraded || !proposal.notTraded.length) { return; }
    section(into, 'Left as it is');
    var made = table([{ name: 'Security' }, { name: 'Why' }]);
    proposal.notTraded.forEach(function (left) {
      var row = made.tBodies[0].insertRow();
      cell(row, left.security, 'ek-strong');
      cell(row, left.reason);
    });
    into.appendChild(made);
  }

  function decided(into, proposal) {
    if (!proposal.decision) { return; }
    var words = { APPROVE: 'Approved', REJECT: 'Rejected', RERUN: 'Run again' }[proposal.decision.kind];
    into.appendChild(element('p', 'ek-decided', words + ' by ' + proposal.decision.by + ' on ' + proposal.decision.at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC')
      + (proposal.decision.note ? ': \u201c' + proposal.decision.note + '\u201d' : '')));
  }

  function origin(into, proposal) {
    if (!proposal.rulebook) { return; }
    into.appendChild(element('p', 'ek-origin', 'Proposal ' + proposal.proposalId + ', revision ' + proposal.revision
      + (proposal.replaces ? ', in place of ' + proposal.replaces : '') + (proposal.replacedBy ? ', replaced by ' + proposal.replacedBy : '')
      + '. Book ' + proposal.book.bookId + ', rulebook ' + proposal.rulebook.version + ' (' + proposal.rulebook.sha256.substring(0, 12) + '), build ' + proposal.build + '.'));
  }

  desk.show = function (into, proposal) {
    into.textContent = '';
    var title = element('div', 'ek-title');
    title.appendChild(element('h2', '', 'Account ' + proposal.account));
    var name = proposal.route || proposal.outcome;
    title.appendChild(element('span', 'ek-badge ' + name.toLowerCase(), name.toLowerCase().replace(/_/g, ' ')));
    if (proposal.household) { title.appendChild(element('span', 'ek-quiet', 'household ' + proposal.household + ', as of ' + proposal.asOf)); }
    into.appendChild(title);
    decided(into, proposal);
    exceptions(into, proposal);
    notes(into, proposal);
    if (proposal.before) { figures(into, proposal); }
    if (proposal.trades && proposal.trades.length) { trades(into, proposal); }
    notTraded(into, proposal);
    origin(into, proposal);
  };

  desk.load = function (id, into, done) {
    into.textContent = 'Loading \u2026';
    return fetch('/api/proposals/' + encodeURIComponent(id), { credentials: 'same-origin', headers: { Accept: 'application/json' } })
      .then(function (response) {
        return response.json().then(function (body) {
          if (!response.ok) { throw new Error(body.detail || body.title || ('HTTP ' + response.status)); }
          return body;
        });
      })
      .then(function (proposal) {
        desk.show(into, proposal);
        if (done) { done(proposal); }
      })
      .catch(function (error) {
        into.textContent = 'The proposal cannot be shown: ' + error.message + ' Maybe you are signed out: reload the page.';
      });
  };

  // Moves the point of a percentage, as dividing by 100 would make 0.006999999999999999 of 0.7%. What is no number stays
  // as it was typed, so that the refusal names it.
  function partOfOne(percent) {
    var found = /^(\d*)(?:\.(\d*))?$/.exec(percent);
    if (!found || !(found[1] || found[2])) { return percent; }
    var whole = ('00' + found[1]).replace(/^0+(?=\d{3})/, '');
    return whole.slice(0, -2).replace(/^$/, '0') + '.' + whole.slice(-2) + (found[2] || '');
  }

  // Settings that "run again" is to use in place of the account's own; given() holds what was filled in.
  var SETTINGS = [['driftBand', 'Drift band, % of the account', '3'], ['gainBudget', 'Gain budget, $', '10000.00'],
    ['cashReserve', 'Cash reserve, $', '2500.00'], ['minimumTrade', 'Smallest trade, $', '250.00']];

  desk.settings = function () {
    var box = element('details', 'ek-settings');
    box.appendChild(element('summary', '', 'Run again with other settings'));
    var inputs = SETTINGS.map(function (setting) {
      var label = element('label', '', setting[1]);
      var input = element('input');
      input.name = setting[0];
      input.placeholder = 'as agreed';
      input.title = 'Such as ' + setting[2] + '; what is left empty stays as it is';
      input.setAttribute('inputmode', 'decimal');
      label.appendChild(input);
      box.appendChild(label);
      return input;
    });
    return {
      element: box,
      given: function () {
        var asked = {};
        inputs.forEach(function (input) {
          var text = input.value.replace(/[$,%\s]/g, '');
          if (text) { asked[input.name] = input.name === 'driftBand' ? partOfOne(text) : text; }
        });
        return asked;
      }
    };
  };
}(window.evenkeel));
