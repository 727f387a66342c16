// Keys: / finds, j and k go through rows, [ and ] to the runs beside, g and a letter to an area,
// ? lists them. And buttons marked with data-copy put their text on the clipboard.
(function () {
  'use strict';
  let isGoing = false;

  function isTyping(target) {
    return target.closest('input, textarea, select, [contenteditable]') !== null;
  }

  function rows() {
    return Array.from(document.querySelectorAll('main [data-row] a.name, main .rows a.name'))
      .filter(link => link.offsetParent !== null);
  }

  function step(by) {
    const all = rows();
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by];
    if (next) {
      next.focus();
    }
  }

  function follow(selector) {
    const link = document.querySelector(selector);
    if (link) {
      link.click();
    }
  }

  function help() {
    const list = document.getElementById('keys');
    if (list) {
      list.open ? list.close() : list.showModal();
    }
  }

  const ACTIONS = {
    '/': () => document.getElementById('find').focus(),
    j: () => step(1),
    k: () => step(-1),
    '[': () => follow('a[rel="prev"]'),
    ']': () => follow('a[rel="next"]'),
    '?': help,
    g: () => { isGoing = true; }
  };

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    if (isGoing) {
      isGoing = false;
      follow('.main-nav a[data-key="' + CSS.escape(event.key) + '"]');
      return;
    }
    const action = ACTIONS[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (button && navigator.clipboard) {
      navigator.clipboard.writeText(button.dataset.copy).then(() => {
        button.textContent = 'Copied';
      }, () => undefined);
    }
  });
})();
