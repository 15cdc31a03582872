import { describeContract } from '../contract/suite.ts';
import { plainFetch } from '../http/doors.ts';

describeContract('documented', [plainFetch]);
