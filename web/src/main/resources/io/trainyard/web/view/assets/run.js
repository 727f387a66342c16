// On the page of a run: follows the log that is shown, keeps its end in sight for those who are
// there, and tells screen readers of news, at most once in five seconds.
(function () {
  'use strict';
  const PAUSE = 5000;
  let following = '';
  let isAtEnd = true;
  let told = '';
  let tellAt = 0;
  let planned = 0;

  function log() {
    return document.getElementById('log');
  }

  function showEnd() {
    const pane = log();
    if (pane && isAtEnd && !location.search.includes('from=') && !location.search.includes('find=')) {
      pane.scrollTop = pane.scrollHeight;
    }
  }

  // What comes is only a sign that there is more: the page itself says what it looks like.
  async function follow(address) {
    following = address;
    try {
      const answer = await fetch(address);
      const reader = answer.body.getReader();
      for (;;) {
        const part = await reader.read();
        document.dispatchEvent(new CustomEvent('trainyard:look'));
        if (part.done) {
          return;
        }
      }
    } catch (failure) {
      return;
    } finally {
      following = '';
    }
  }

  function begin() {
    const pane = log();
    if (pane && pane.dataset.stream && pane.dataset.stream !== following && window.ReadableStream) {
      follow(pane.dataset.stream);
    }
  }

  function text() {
    const badge = document.querySelector('#run-head .badge');
    const progress = document.querySelector('#run-head .head-sub > :last-child');
    return badge && progress ? badge.textContent.trim() + ', ' + progress.textContent.trim() : '';
  }

  function tell() {
    planned = 0;
    tellAt = Date.now() + PAUSE;
    const place = document.getElementById('run-said');
    const said = text();
    if (place && said !== told) {
      told = said;
      place.textContent = said;
    }
  }

  document.addEventListener('trainyard:news', () => {
    showEnd();
    begin();
    if (planned === 0) {
      planned = setTimeout(tell, Math.max(0, tellAt - Date.now()));
    }
  });
  document.addEventListener('scroll', event => {
    if (event.target === log()) {
      isAtEnd = event.target.scrollTop + event.target.clientHeight >= event.target.scrollHeight - 8;
    }
  }, true);

  told = text();
  showEnd();
  begin();
})();
