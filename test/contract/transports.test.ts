import express from 'express';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createExpressApp } from '../../emulator/http/express-app.ts';
import { createEmulator } from '../../emulator/index.ts';
import { chat } from '../core/calls.ts';

describe('an Express app below a mount point', () => {
  it('hands on the target as it was sent, because a signature may cover it', async () => {
    const emulator = createEmulator();
    const app = express().use('/below', createExpressApp(emulator, chat));
    await request(app).post('/below/v4/a/b?c=d');
    const [entry] = emulator.sandbox('default')!.journal.entries();
    expect(entry?.request.target).toBe('/below/v4/a/b?c=d');
  });
});
