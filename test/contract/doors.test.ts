import { doors } from '../doors/doors.ts';
import { describeContract } from './suite.ts';

describeContract(doors.map((door) => ({ door, profile: 'documented', name: `through ${door.name}` })));
