// The only script of ours on a page. Pages work without it; the build replaces the import with the served file's name.
import { initAll } from 'nhsuk-frontend';

// nhsuk-frontend hides what is folded only under this class. Its own template sets it inline, which our CSP forbids.
document.body.classList.add('js-enabled', 'nhsuk-frontend-supported');
initAll();

// nhsuk-frontend marks a radio that reveals something with aria-expanded, which ARIA does not give to radios (axe:
// aria-allowed-attr). The revealed part stands next in order, so nothing is lost without it.
function dropExpanded() {
  for (const radio of document.querySelectorAll('input[type="radio"][aria-expanded]')) {
    radio.removeAttribute('aria-expanded');
  }
}
dropExpanded();
document.addEventListener('click', dropExpanded);
window.addEventListener('pageshow', dropExpanded);
