// Follows the events of a page and, when some come, looks at the page again and changes the parts
// that are marked with data-live in place. Without this script a page is as it was when it was sent.
(function () {
  'use strict';
  const body = document.body;
  const news = body.dataset.news;
  const label = document.getElementById('live');
  if (!news || !label || !window.ReadableStream) {
    return;
  }
  const LEAST_PAUSE = 1000;
  const LONGEST_WAIT = 30000;
  let last = '';
  let wait = 1000;
  let planned = 0;
  let looked = Date.now();
  let heard = new Date();
  let isOver = false;
  let stream = new AbortController();

  function say(word, isLive) {
    label.hidden = false;
    label.classList.toggle('off', !isLive);
    label.lastChild.textContent = word;
  }

  function sameKind(old, fresh) {
    return old.nodeType === fresh.nodeType && old.nodeName === fresh.nodeName && old.id === fresh.id;
  }

  function copyAttributes(old, fresh) {
    for (const attribute of Array.from(old.attributes)) {
      if (!fresh.hasAttribute(attribute.name) && attribute.name !== 'open') {
        old.removeAttribute(attribute.name);
      }
    }
    for (const attribute of Array.from(fresh.attributes)) {
      if (old.getAttribute(attribute.name) !== attribute.value) {
        old.setAttribute(attribute.name, attribute.value);
      }
    }
  }

  // The node itself or the next one that the server sends: what a script keeps is passed over.
  function sent(node) {
    let at = node;
    while (at && at.dataset && 'keep' in at.dataset) {
      at = at.nextSibling;
    }
    return at;
  }

  // What people have opened, typed or chosen stays: only what the server says differently changes.
  function morph(old, fresh) {
    if (old.isEqualNode(fresh) || old === document.activeElement || old.dataset && 'keep' in old.dataset) {
      return;
    }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      old.nodeValue = fresh.nodeValue;
      return;
    }
    copyAttributes(old, fresh);
    const byId = new Map();
    for (const child of old.children) {
      if (child.id) {
        byId.set(child.id, child);
      }
    }
    let at = sent(old.firstChild);
    for (const next of Array.from(fresh.childNodes)) {
      const known = next.id ? byId.get(next.id) : null;
      if (known) {
        if (known === at) {
          at = sent(at.nextSibling);
        } else {
          old.insertBefore(known, at);
        }
        morph(known, next);
      } else if (at && sameKind(at, next)) {
        const here = at;
        at = sent(at.nextSibling);
        morph(here, next);
      } else {
        old.insertBefore(document.importNode(next, true), at);
      }
    }
    while (at) {
      const rest = at;
      at = sent(at.nextSibling);
      rest.remove();
    }
  }

  async function look() {
    planned = 0;
    looked = Date.now();
    const answer = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html' } });
    if (!answer.ok || answer.redirected) {
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll('[data-live][id]')) {
      const other = fresh.getElementById(part.id);
      if (other) {
        morph(part, other);
      }
    }
    if (!fresh.body.dataset.news) {
      isOver = true;
      stream.abort();
      label.hidden = true;
    }
    document.dispatchEvent(new CustomEvent('trainyard:news'));
    if (document.querySelector('[data-soon]')) {
      plan(); // what is being worked out tells no event when it is there
    }
  }

  function plan() {
    if (planned === 0 && !document.hidden) {
      planned = setTimeout(() => look().catch(() => undefined), Math.max(0, looked + LEAST_PAUSE - Date.now()));
    }
  }

  async function follow() {
    const headers = { Accept: 'text/event-stream' };
    if (last) {
      headers['Last-Event-ID'] = last;
    }
    stream = new AbortController();
    const answer = await fetch(news, { headers: headers, signal: stream.signal });
    if (!answer.ok) {
      throw new Error('status ' + answer.status);
    }
    const reader = answer.body.getReader();
    const text = new TextDecoder();
    let kept = '';
    wait = 1000;
    say('Live', true);
    if (!last && !news.includes('after=')) {
      plan(); // what happened before the stream began is in none of its events
    }
    for (;;) {
      const part = await reader.read();
      if (part.done) {
        return;
      }
      heard = new Date();
      kept += text.decode(part.value, { stream: true });
      const end = kept.lastIndexOf('\n\n');
      if (end < 0) {
        continue;
      }
      const ids = kept.slice(0, end).match(/^id: [0-9]+/gm);
      kept = kept.slice(end + 2);
      if (ids) {
        last = ids[ids.length - 1].slice(4);
        plan();
      }
    }
  }

  async function always() {
    while (!isOver) {
      try {
        await follow();
      } catch (failure) {
        if (isOver) {
          return;
        }
        say('Reconnecting, last news ' + heard.toLocaleTimeString('en-GB'), false);
      }
      await new Promise(resolve => setTimeout(resolve, wait));
      wait = Math.min(LONGEST_WAIT, wait * 2);
    }
  }

  document.addEventListener('visibilitychange', plan);
  document.addEventListener('trainyard:look', plan);
  always();
})();
