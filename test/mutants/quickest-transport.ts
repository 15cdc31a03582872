import { describeContract } from '../contract/suite.ts';
import { plainFetch } from '../http/transports.ts';

describeContract('documented', [plainFetch]);
