// Shows one proposal: why it was flagged, before and after, every trade with its lots, and what was left alone.
// Used by Tasklist's forms and by the desk's own pages. Everything that comes from data goes through textContent.
window.evenkeel = window.evenkeel || {};

(function (desk) {
  'use strict';

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text !== undefined && text !== null) { made.textContent = text; }
    return made;
  }

  desk.number = function (text) {
    if (text === null || text === undefined || text === '') { return '\u2013'; }
    var parts = String(text).split('.');
    var sign = parts[0].charAt(0) === '-' ? '\u2212' : '';
    var digits = parts[0].replace('-', '').replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    return sign + digits + (parts.length > 1 ? '.' + parts[1] : '');
  };

  desk.money = function (text) {
    if (text === null || text === undefined || text === '') { return '\u2013'; }
    var number = desk.number(text);
    return number.charAt(0) === '\u2212' ? '\u2212$' + number.substring(1) : '$' + number;
  };

  desk.percent = function (text) {
    if (text === null || text === undefined || text === '') { return '\u2013'; }
    return (Number(text) * 100).toFixed(2) + '%';
  };

  function cell(row, text, className) { row.appendChild(element('td', className, text)); }

  function table(columns) {
    var made = element('table', 'ek-table');
    var head = made.createTHead().insertRow();
    columns.forEach(function (column) {
      head.appendChild(element('th', column.number ? 'ek-num' : '', column.name));
    });
    made.appendChild(document.createElement('tbody'));
    return made;
  }

  function section(into, title) {
    into.appendChild(element('h3', '', title));
  }

  function figures(into, proposal) {
    var before = proposal.before || {};
    var after = proposal.after || {};
    var tax = proposal.tax || {};
    var made = table([{ name: '' }, { name: 'Before', number: true }, { name: 'After', number: true }]);
    [['Value', desk.money(before.value), desk.money(after.value)],
      ['Cash', desk.money(before.cash), desk.money(after.cash)],
      ['Drift', desk.percent(before.drift), desk.percent(after.drift)],
      ['Tracking error a year', desk.percent(before.trackingError), desk.percent(after.trackingError)]
    ].forEach(function (line) {
      var row = made.tBodies[0].insertRow();
      cell(row, line[0]);
      cell(row, line[1], 'ek-num');
      cell(row, line[2], 'ek-num');
    });
    into.appendChild(made);
    var summary = table([{ name: 'Turnover', number: true }, { name: 'Short-term gain', number: true },
      { name: 'Long-term gain', number: true }, { name: 'Losses taken', number: true },
      { name: 'Tax added this year', number: true }, { name: 'At most from the best', number: true }]);
    var row = summary.tBodies[0].insertRow();
    [desk.percent(proposal.turnover), desk.money(tax.shortTermGain), desk.money(tax.longTermGain),
      desk.money(tax.lossesHarvested), desk.money(tax.estimatedTax),
      desk.money(proposal.certificate && proposal.certificate.gap)
    ].forEach(function (text) { cell(row, text, 'ek-num'); });
    into.appendChild(summary);
  }

  function trades(into, proposal) {
    section(into, 'Trades (' + proposal.trades.length + ')');
    var made = table([{ name: 'Security' }, { name: 'Side' }, { name: 'Shares', number: true }, { name: 'Price', number: true },
      { name: 'Amount', number: true }, { name: 'Gain', number: true }, { name: 'Tax', number: true }, { name: 'Why' }]);
    proposal.trades.forEach(function (trade) {
      var row = made.tBodies[0].insertRow();
      row.className = 'ek-trade';
      cell(row, trade.security, 'ek-strong');
      cell(row, trade.side, trade.side === 'BUY' ? 'ek-buy' : 'ek-sell');
      cell(row, desk.number(trade.quantity), 'ek-num');
      cell(row, desk.number(trade.price), 'ek-num');
      cell(row, desk.money(trade.amount), 'ek-num');
      cell(row, '', 'ek-num');
      cell(row, '', 'ek-num');
      cell(row, (trade.reasons || []).join('. '), 'ek-why');
      (trade.lots || []).forEach(function (lot) {
        var line = made.tBodies[0].insertRow();
        line.className = 'ek-lot';
        cell(line, 'lot ' + lot.lot);
        cell(line, lot.term === 'LONG' ? 'long-term' : 'short-term');
        cell(line, desk.number(lot.quantity), 'ek-num');
        cell(line, '');
        cell(line, '');
        cell(line, desk.money(lot.gain), 'ek-num');
        cell(line, desk.money(lot.tax), 'ek-num');
        cell(line, Number(lot.disallowed || 0) > 0 ? desk.money(lot.disallowed) + ' of the loss is washed' : '');
      });
    });
    into.appendChild(made);
  }

  function exceptions(into, proposal, title) {
    section(into, title);
    var list = element('ul', 'ek-reasons');
    (proposal.exceptions || []).forEach(function (exception) {
      var item = element('li');
      item.appendChild(element('strong', '', exception.message));
      item.appendChild(element('span', 'ek-rule', exception.rule + (exception.file ? ' (' + exception.file + ')' : '')));
      list.appendChild(item);
    });
    if (!list.children.length) { list.appendChild(element('li', '', 'Nothing.')); }
    into.appendChild(list);
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

  desk.show = function (into, proposal) {
    into.textContent = '';
    var title = element('div', 'ek-title');
    title.appendChild(element('h2', '', 'Account ' + proposal.account));
    title.appendChild(element('span', 'ek-badge', proposal.route || proposal.outcome));
    if (proposal.household) { title.appendChild(element('span', 'ek-quiet', 'household ' + proposal.household)); }
    into.appendChild(title);
    exceptions(into, proposal, proposal.outcome === 'HELD' ? 'Why it is held' : 'Why somebody has to look');
    if (proposal.before) { figures(into, proposal); }
    if (proposal.trades && proposal.trades.length) { trades(into, proposal); }
    notTraded(into, proposal);
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
}(window.evenkeel));
