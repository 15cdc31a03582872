// Baseline (b): Express 5 as its own documentation shows it, with parsed JSON and an answer that is always the same.
import express from 'express';

const app = express();
app.use(express.json());
app.post('/{*path}', (request, response) => {
  response.json({ ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, RequestId: 'Id-0-O-Seq-0' });
});
const server = app.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ ready: true, baseUrl: `http://127.0.0.1:${server.address().port}` }));
});
