// Shows notifications of the staff app and opens what a click on one leads to. It keeps nothing: the staff app
// works with the server alone. The message is of the shape that Angular's service worker shows, too.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { title, ...options } = event.data.json().notification;
  event.waitUntil(self.registration.showNotification(title, options));
});

const scope = new URL(self.registration.scope);

async function open(path) {
  const address = new URL(path, scope.origin);
  // Whatever came: a click stays within the staff app.
  const target = address.origin === scope.origin && address.pathname.startsWith(scope.pathname) ? address : scope;
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find(({ url }) => url.startsWith(scope.href));
  if (!page) return self.clients.openWindow(target.href);
  await page.focus();
  return page.navigate(target.href);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.onActionClick.default.url));
});
