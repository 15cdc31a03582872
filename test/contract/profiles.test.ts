import { profiles } from '../../contracts/core/assumption.ts';
import { plainFetch } from '../doors/doors.ts';
import { describeContract } from './suite.ts';

// The documented profile goes through every door, in doors.test.ts.
const others = profiles.filter((profile) => profile !== 'documented');

describeContract(others.map((profile) => ({ door: plainFetch, profile, name: `in the profile ${profile}` })));
