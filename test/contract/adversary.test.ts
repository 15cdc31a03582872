import { describeContract } from './suite.ts';

describeContract('adversary');
