import { describeContract } from './suite.ts';

describeContract('lenient');
