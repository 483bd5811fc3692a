import "/desk/webapp.js";

// What is drawn before its labels are there keeps their raw keys: they are fetched first, and the page finds them kept.
await fetch(new URL('../locales/en.json?bust=7.24.0', import.meta.url), { credentials: 'same-origin' });

// One language for everybody: a browser of another locale would show the raw keys of labels.
export default {
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  }
};
