import { plainFetch } from '../doors/doors.ts';
import { describeContract } from '../contract/suite.ts';

// The part of the contract suite that is cheap enough to be run for every defect.
describeContract([{ door: plainFetch, profile: 'documented', name: `through ${plainFetch.name}` }]);
