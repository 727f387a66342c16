// Zoom, pan and search in the graphs of a page. Without this script a graph scrolls in its frame.
(function () {
  'use strict';
  const LEAST = 0.15;
  const MOST = 2;
  const STEP = 1.25;
  // So many steps that are all in view need no tools.
  const FEW = 20;

  function button(text, label, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn small';
    made.textContent = text;
    made.setAttribute('aria-label', label);
    made.title = label;
    made.addEventListener('click', act);
    return made;
  }

  function enliven(box) {
    const frame = box.querySelector('.graph-wrap');
    let scale = 1;
    let hits = [];
    let at = -1;

    function picture() {
      return frame.querySelector('svg.graph');
    }

    function size() {
      return picture().viewBox.baseVal;
    }

    function draw() {
      const svg = picture();
      svg.setAttribute('width', String(Math.round(size().width * scale)));
      svg.setAttribute('height', String(Math.round(size().height * scale)));
    }

    // The point of the frame that is zoomed at stays where it is.
    function zoom(to, x, y) {
      const before = scale;
      scale = Math.min(MOST, Math.max(LEAST, to));
      const atX = x === undefined ? frame.clientWidth / 2 : x;
      const atY = y === undefined ? frame.clientHeight / 2 : y;
      const left = (frame.scrollLeft + atX) * scale / before - atX;
      const top = (frame.scrollTop + atY) * scale / before - atY;
      draw();
      frame.scrollLeft = left;
      frame.scrollTop = top;
    }

    function fit() {
      zoom(Math.min(1, frame.clientWidth / size().width, 640 / size().height), 0, 0);
    }

    function show(node) {
      const shape = node.querySelector('.box').getBoundingClientRect();
      const room = frame.getBoundingClientRect();
      frame.scrollLeft += shape.left + shape.width / 2 - room.left - room.width / 2;
      frame.scrollTop += shape.top + shape.height / 2 - room.top - room.height / 2;
    }

    function seek(text) {
      const wanted = text.trim().toLowerCase();
      hits = [];
      at = -1;
      for (const node of picture().querySelectorAll('a[data-node]')) {
        const isHit = wanted !== '' && node.dataset.node.toLowerCase().includes(wanted);
        node.classList.toggle('hit', isHit);
        node.classList.toggle('dim', wanted !== '' && !isHit);
        if (isHit) {
          hits.push(node);
        }
      }
      said.textContent = wanted === '' ? '' : hits.length + ' found';
    }

    function next(by) {
      if (hits.length > 0) {
        at = (at + by + hits.length) % hits.length;
        if (scale < 0.6) {
          zoom(1);
        }
        show(hits[at]);
        said.textContent = (at + 1) + ' of ' + hits.length;
      }
    }

    const tools = box.querySelector('.graph-tools');
    const find = document.createElement('input');
    find.type = 'search';
    find.placeholder = 'Find a step';
    find.setAttribute('aria-label', 'Find a step in the graph');
    find.addEventListener('input', () => seek(find.value));
    find.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        event.preventDefault();
        next(event.shiftKey ? -1 : 1);
      } else if (event.key === 'Escape') {
        find.value = '';
        seek('');
      }
    });
    const said = document.createElement('span');
    said.className = 'note';
    said.setAttribute('role', 'status');
    tools.append(
      find,
      said,
      button('−', 'Zoom out', () => zoom(scale / STEP)),
      button('+', 'Zoom in', () => zoom(scale * STEP)),
      button('Fit', 'Show all of the graph', fit));
    const isSmall = picture().querySelectorAll('a[data-node]').length <= FEW
      && frame.scrollWidth <= frame.clientWidth && frame.scrollHeight <= frame.clientHeight;
    tools.hidden = isSmall;

    frame.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      if (event.key === '+' || event.key === '=') {
        zoom(scale * STEP);
      } else if (event.key === '-') {
        zoom(scale / STEP);
      } else if (event.key === '0') {
        fit();
      } else {
        return;
      }
      event.preventDefault();
    });
    frame.addEventListener('wheel', event => {
      if (event.ctrlKey) {
        event.preventDefault();
        const room = frame.getBoundingClientRect();
        zoom(scale * (event.deltaY < 0 ? 1.1 : 1 / 1.1), event.clientX - room.left, event.clientY - room.top);
      }
    }, { passive: false });

    let held = null;
    frame.addEventListener('pointerdown', event => {
      if (event.button === 0 && event.pointerType === 'mouse') {
        held = { x: event.clientX, y: event.clientY, left: frame.scrollLeft, top: frame.scrollTop, moved: false };
      }
    });
    frame.addEventListener('dragstart', event => event.preventDefault());
    window.addEventListener('pointermove', event => {
      if (held) {
        held.moved = held.moved || Math.abs(event.clientX - held.x) + Math.abs(event.clientY - held.y) > 4;
        frame.classList.toggle('held', held.moved);
        frame.scrollLeft = held.left - (event.clientX - held.x);
        frame.scrollTop = held.top - (event.clientY - held.y);
      }
    });
    window.addEventListener('pointerup', () => {
      if (held && held.moved) {
        // The click that ends a drag opens nothing.
        frame.addEventListener('click', event => event.preventDefault(), { capture: true, once: true });
        setTimeout(() => frame.classList.remove('held'), 0);
      }
      held = null;
    });

    document.addEventListener('trainyard:news', () => {
      draw();
      seek(find.value);
    });
    const first = picture().querySelector('a.bad, a.wait, a.run');
    if (first && (frame.scrollWidth > frame.clientWidth || frame.scrollHeight > frame.clientHeight)) {
      show(first);
    }
  }

  for (const box of document.querySelectorAll('[data-graph]')) {
    if (!box.querySelector('.graph-tools input')) {
      enliven(box);
    }
  }
})();
