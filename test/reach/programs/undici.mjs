import { request } from 'undici';

for (const url of process.argv.slice(2)) {
  const { body } = await request(url);
  console.log(`${await body.text()}\n--`);
}
