// One signed call of each client, to be run on any runtime.
import { clients } from 'understudy-live/clients';
import { vendors } from 'understudy-live/contracts';

for (const { name, operations, example } of vendors) {
  const [method] = Object.entries(operations).find(([, { key }]) => key === example.operation);
  await clients[name]()[method](example.input);
}
console.log('every client was answered');
