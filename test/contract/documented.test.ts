import { describeContract } from './suite.ts';

describeContract('documented');
