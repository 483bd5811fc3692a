// Draws what else a proposal's account could have done that day: tax against what is left of the distance to its target.
// One SVG, no library. The points are one stop of the Tab key; the arrow keys go from one to the next.
(function (desk) {
  'use strict';
  var SVG = 'http://www.w3.org/2000/svg';
  var WIDTH = 680, HEIGHT = 320, LEFT = 92, RIGHT = 24, TOP = 22, BOTTOM = 58;

  function shape(name, attributes, text) {
    var made = document.createElementNS(SVG, name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  // Round steps of 1, 2 or 5 that cover the range in about five.
  function ticks(low, high) {
    var span = high - low || Math.abs(high) || 1;
    var raw = span / 4;
    var power = Math.pow(10, Math.floor(Math.log(raw) / Math.LN10));
    var step = [1, 2, 5, 10].map(function (each) { return each * power; }).filter(function (each) { return each >= raw; })[0];
    var first = Math.floor(low / step), last = Math.ceil(high / step);
    if (first === last) { last += 1; }
    var all = [];
    for (var i = first; i <= last; i++) { all.push(i * step); }
    return all;
  }

  function dollars(number) { return desk.money(String(Math.round(number))); }
  function percent(number, step) { return (number * 100).toFixed(step < 0.001 ? 2 : step < 0.01 ? 1 : 0) + '%'; }

  function distance(point) { return Number(point.trackingError !== null && point.trackingError !== undefined ? point.trackingError : point.drift); }

  function words(point, unit) {
    return desk.money(point.tax) + ' of tax, ' + desk.percent(String(distance(point))) + ' ' + unit + ' left, turnover '
      + desk.percent(point.turnover) + ', ' + (Number(point.shareOfTheWay) * 100).toFixed(0) + '% of the way';
  }

  function axes(svg, xs, ys, x, y, unit) {
    xs.forEach(function (tick) {
      svg.appendChild(shape('line', { x1: x(tick), x2: x(tick), y1: TOP, y2: HEIGHT - BOTTOM, 'class': 'ek-grid' }));
      svg.appendChild(shape('text', { x: x(tick), y: HEIGHT - BOTTOM + 18, 'text-anchor': 'middle', 'class': 'ek-tick' }, percent(tick, xs[1] - xs[0])));
    });
    ys.forEach(function (tick) {
      svg.appendChild(shape('line', { x1: LEFT, x2: WIDTH - RIGHT, y1: y(tick), y2: y(tick), 'class': tick === 0 ? 'ek-axis' : 'ek-grid' }));
      svg.appendChild(shape('text', { x: LEFT - 8, y: y(tick) + 4, 'text-anchor': 'end', 'class': 'ek-tick' }, dollars(tick)));
    });
    svg.appendChild(shape('text', { x: (LEFT + WIDTH - RIGHT) / 2, y: HEIGHT - 12, 'text-anchor': 'middle', 'class': 'ek-axis-name' },
      unit === 'tracking error' ? 'Tracking error left, % a year' : 'Drift left, % of the account'));
    svg.appendChild(shape('text', { x: 16, y: (TOP + HEIGHT - BOTTOM) / 2, 'text-anchor': 'middle', 'class': 'ek-axis-name',
      transform: 'rotate(-90 16 ' + (TOP + HEIGHT - BOTTOM) / 2 + ')' }, 'Tax added this year, $'));
  }

  function mark(point, kind, x, y, label) {
    var px = x(distance(point)), py = y(Number(point.tax));
    var made = shape('g', { role: 'listitem', tabindex: -1, 'class': 'ek-point ' + kind, 'aria-label': label });
    made.appendChild(shape('title', {}, label));
    if (kind === 'ek-this') { made.appendChild(shape('path', { d: 'M' + px + ' ' + (py - 9) + 'l9 9l-9 9l-9 -9z' })); }
    else if (kind === 'ek-nothing') { made.appendChild(shape('rect', { x: px - 6, y: py - 6, width: 12, height: 12 })); }
    else { made.appendChild(shape('circle', { cx: px, cy: py, r: 5 })); }
    return made;
  }

  // One stop of the Tab key; arrows, Home and End go on from there.
  function keys(marks, told) {
    function to(index) {
      marks.forEach(function (each, i) { each.setAttribute('tabindex', i === index ? 0 : -1); });
    }
    marks.forEach(function (each, index) {
      each.addEventListener('focus', function () { to(index); told.textContent = each.getAttribute('aria-label') + '.'; });
      each.addEventListener('mouseenter', function () { told.textContent = each.getAttribute('aria-label') + '.'; });
      each.addEventListener('keydown', function (event) {
        var next = { ArrowRight: index + 1, ArrowDown: index + 1, ArrowLeft: index - 1, ArrowUp: index - 1, Home: 0, End: marks.length - 1 }[event.key];
        if (next === undefined || !marks[next]) { return; }
        event.preventDefault();
        marks[next].focus();
      });
    });
    to(0);
  }

  function numbers(points, unit) {
    var columns = [{ name: '' }, { name: 'Tax added this year', number: true }, { name: unit === 'drift' ? 'Drift left' : 'Tracking error left', number: true },
      { name: 'Turnover', number: true }, { name: 'Of the way', number: true }];
    var box = desk.element('details', { className: 'ek-settings' }, desk.element('summary', {}, 'The same in numbers'));
    box.appendChild(desk.table(columns, points, function (each) {
      return [each.name, desk.money(each.point.tax), desk.percent(String(distance(each.point))), desk.percent(each.point.turnover),
        (Number(each.point.shareOfTheWay) * 100).toFixed(0) + '%'];
    }));
    return box;
  }

  // All there is to mark, farthest from the target first; the proposal and doing nothing each once.
  function marked(answer) {
    function same(a, b) { return b && a.tax === b.tax && a.drift === b.drift && a.turnover === b.turnover; }
    var all = answer.points.filter(function (point) { return !same(point, answer.proposed) && !same(point, answer.doingNothing); })
      .map(function (point) { return { point: point, kind: 'ek-other', name: 'Other trades' }; });
    all.push({ point: answer.doingNothing, kind: 'ek-nothing', name: 'Doing nothing' });
    if (answer.proposed && !same(answer.proposed, answer.doingNothing)) {
      all.push({ point: answer.proposed, kind: 'ek-this', name: 'This proposal' });
    }
    return all.sort(function (a, b) { return distance(b.point) - distance(a.point) || Number(a.point.tax) - Number(b.point.tax); });
  }

  // Only what is drawn has a place in it.
  function legend(all) {
    function drawn(kind) { return all.some(function (each) { return each.kind === kind; }); }
    var line = desk.element('p', { className: 'ek-legend' });
    [['ek-this', 'this proposal'], ['ek-nothing', drawn('ek-this') ? 'doing nothing' : 'doing nothing, as proposed'], ['ek-other', 'other trades of that day']]
      .filter(function (entry) { return drawn(entry[0]); })
      .forEach(function (entry) { line.appendChild(desk.element('span', { className: 'ek-key ' + entry[0].replace('ek-', 'ek-key-') }, entry[1])); });
    return line;
  }

  // Whether a mark with no more tax is nearer to the target: what made the proposal the better one is not in the picture.
  function outdone(answer) {
    var mine = answer.proposed;
    return Boolean(mine) && answer.points.concat([answer.doingNothing]).some(function (point) {
      return Number(point.tax) <= Number(mine.tax) && distance(point) < distance(mine);
    });
  }

  function draw(into, answer) {
    var unit = answer.doingNothing.trackingError ? 'tracking error' : 'drift';
    var all = marked(answer);
    var xs = ticks(0, Math.max.apply(null, all.map(function (each) { return distance(each.point); })));
    var taxes = all.map(function (each) { return Number(each.point.tax); });
    var ys = ticks(Math.min(0, Math.min.apply(null, taxes)), Math.max(0, Math.max.apply(null, taxes)));
    function x(value) { return LEFT + (WIDTH - LEFT - RIGHT) * (value - xs[0]) / (xs[xs.length - 1] - xs[0]); }
    function y(value) { return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - ys[0]) / (ys[ys.length - 1] - ys[0]); }
    var svg = shape('svg', { viewBox: '0 0 ' + WIDTH + ' ' + HEIGHT, 'class': 'ek-frontier', role: 'group',
      'aria-label': 'Tax added this year against the ' + unit + ' that is left; ' + all.length + ' points, the arrow keys go from one to the next' });
    axes(svg, xs, ys, x, y, unit);
    svg.appendChild(shape('polyline', { 'class': 'ek-way', points: answer.points.map(function (point) { return x(distance(point)) + ',' + y(Number(point.tax)); }).join(' ') }));
    var told = desk.element('p', { className: 'ek-told', 'aria-live': 'polite' }, 'Point at a mark, or go to one with the Tab and arrow keys, to read it.');
    var list = shape('g', { role: 'list' });
    var marks = all.map(function (each) {
      return list.appendChild(mark(each.point, each.kind, x, y, each.name + ': ' + words(each.point, unit)));
    });
    svg.appendChild(list);
    keys(marks, told);
    into.appendChild(legend(all));
    into.appendChild(svg);
    into.appendChild(told);
    into.appendChild(numbers(all, unit));
  }

  desk.frontier = function (id) {
    var card = desk.card('What else it could have done');
    card.className = 'card ek';
    var body = desk.element('div', {}, 'Working it out \u2026');
    card.appendChild(body);
    desk.get('/api/proposals/' + encodeURIComponent(id) + '/frontier').then(function (answer) {
      body.textContent = '';
      if (!answer.doingNothing) {
        body.appendChild(desk.element('p', { className: 'ek-quiet ek-none' }, 'Nothing to compare: the account is held, its limits contradict each other, or it has its target together with others of its household.'));
        return;
      }
      if (marked(answer).length < 2) {
        body.appendChild(desk.element('p', { className: 'ek-quiet ek-none' }, 'Nothing to choose from: whatever a dollar of drift is worth, the account is as near to its target as its limits let it come.'));
        return;
      }
      body.appendChild(desk.element('p', { className: 'ek-quiet' }, 'Each mark is a whole set of trades within the account\u2019s limits, at today\u2019s prices: how much tax it adds, and how far from the target it leaves the account.'
        + (marked(answer).every(function (each) { return Number(each.point.tax) === 0; }) ? ' None of them adds any tax.' : '')
        + (outdone(answer) ? ' A mark may be nearer for less tax than the proposal: cash that has to be raised, losses that later years can use, trading costs and where trading stops inside the bands count as well and are not drawn.' : '')));
      draw(body, answer);
    }).catch(function (error) {
      body.textContent = 'It cannot be shown: ' + error.message;
    });
    return card;
  };
}(window.evenkeel));
