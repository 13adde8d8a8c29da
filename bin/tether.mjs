// Loaded before a program (node --import): when the process that started it is gone, kill -9 included, it is asked to
// end in order. Without this a killed parent leaves its children running with nobody to stop them.
const parent = process.ppid;
const timer = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(timer);
  process.kill(process.pid, 'SIGTERM');
}, 500);
timer.unref();
