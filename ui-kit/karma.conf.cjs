/** Specs of user interfaces in the machine's own Chromium (CHROME_BIN). */
module.exports = (config) => {
  config.set({
    frameworks: ['jasmine'],
    plugins: [require('karma-jasmine'), require('karma-chrome-launcher'), require('karma-coverage')],
    // In a log each line of progress would stay.
    reporters: [process.stdout.isTTY ? 'progress' : 'dots'],
    browsers: ['HeadlessChromium'],
    customLaunchers: {
      HeadlessChromium: {
        base: 'ChromeHeadless',
        // The sandbox needs a user other than root, which containers of CI seldom have.
        flags: [
          '--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync',
          '--disable-quic', '--no-first-run', '--disable-gpu', '--window-size=1000,800',
          // Sounds are mixed without anybody touching the page.
          '--autoplay-policy=no-user-gesture-required',
        ],
      },
    },
    client: { jasmine: { random: true } },
    browserNoActivityTimeout: 120_000,
    singleRun: true,
    restartOnFileChange: false,
  });
};
