import axios from 'axios';

for (const url of process.argv.slice(2)) {
  const { data } = await axios.get(url, { validateStatus: () => true, responseType: 'text' });
  console.log(`${data}\n--`);
}
