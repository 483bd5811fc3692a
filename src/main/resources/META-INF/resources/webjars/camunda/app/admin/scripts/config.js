// One language for everybody: without it a browser of another locale shows the raw keys of labels.
export default {
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  }
};
