// NestJS under ts-jest, in CommonJS with the module resolution `node10`.
import 'reflect-metadata';
import { expect, test } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { useSandbox } from 'understudy-live/jest';
import { CHAT, Moderation, ModerationModule } from './moderation';

const sandbox = useSandbox();

test('a service bans somebody by the client that is injected', async () => {
  const app = await Test.createTestingModule({ imports: [ModerationModule] })
    .overrideProvider(CHAT)
    .useValue(sandbox.clients['tencent-chat'])
    .compile();
  expect(await app.get(Moderation).banForAnHour('test', 'user1')).toEqual(['user1']);
  expect(sandbox).toHaveBanned({ vendor: 'tencent-chat', room: 'test', user: 'user1', times: 1 });
  await app.close();
});
