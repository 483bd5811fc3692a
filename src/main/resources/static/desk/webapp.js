// Ties the process engine's webapps to the desk: a way back, and one sign-out for everything.
// Their own "Log out" would end their session only, and the service's would sign the same person in again at once.
function token() {
  const found = /(?:^|; )EVENKEEL-XSRF-TOKEN=([^;]+)/.exec(document.cookie);
  return found ? decodeURIComponent(found[1]) : '';
}

function signOut() {
  // Asking who we are brings the token that signing out needs.
  fetch('/api/me', { credentials: 'same-origin' })
    .then(() => fetch('/logout', { method: 'POST', credentials: 'same-origin', headers: { 'X-EVENKEEL-XSRF-TOKEN': token() } }))
    .then(() => { window.location.href = '/login?goodbye'; });
}

function addDeskLink() {
  const menu = document.querySelector('nav.app-menu > ul');
  if (!menu || menu.querySelector('.ek-desk')) { return; }
  const item = document.createElement('li');
  item.className = 'ek-desk';
  const link = document.createElement('a');
  link.href = '/';
  link.textContent = 'Evenkeel desk';
  item.appendChild(link);
  menu.insertBefore(item, menu.firstChild);
}

document.addEventListener('click', (event) => {
  if (event.target.closest && event.target.closest('li.logout')) {
    event.preventDefault();
    event.stopImmediatePropagation();
    signOut();
  }
}, true);

new MutationObserver(addDeskLink).observe(document.documentElement, { childList: true, subtree: true });
