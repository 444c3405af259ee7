// Loaded before the command line: ends it in good order when its launcher was killed.
const launcher = Number(process.env['FAIRWAY_LAUNCHER_PID']);
delete process.env['FAIRWAY_LAUNCHER_PID'];

if (launcher) {
  const watch = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}
