import { describeContract } from '../contract/suite.ts';
import { plainFetch } from '../doors/doors.ts';

describeContract('documented', [plainFetch]);
