// Imported for its effect: a configuration that cannot be deployed ends the app with its sentences alone.
process.on('uncaughtException', (error) => {
  // The message says all of it; whatever else goes wrong is of use with its stack only.
  console.error(error.name === 'ConfigurationError' ? error.message : error);
  process.exit(1);
});
