import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../contracts/core/contract/failure.ts';

describe('the text of an error', () => {
  it('says what the details say, and xxx where they say nothing', () => {
    expect(fillTemplate('{field} is over {limit}: {reason}', { field: 'Ips', limit: 0 })).toBe(
      'Ips is over 0: xxx',
    );
  });
});
