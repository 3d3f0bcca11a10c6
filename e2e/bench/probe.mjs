// Loaded into a measured child with --import: answers every IPC message with what it has used so far.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  process.send?.({ cpuMicros: user + system, residentBytes: process.memoryUsage.rss(), peakBytes });
});
// A bench that is stopped leaves no program behind.
process.on('disconnect', () => process.exit());
process.channel?.unref();
