// Runs a version of the bot, and prints what it says that it has done. Usage: node main.mjs bot.mjs
const { moderate } = await import(new URL(process.argv[2] ?? 'bot.mjs', import.meta.url));
await moderate((sentence) => {
  console.log(sentence);
});
