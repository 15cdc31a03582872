import { vendors } from '../../contracts/catalog.ts';
import { transports } from '../http/transports.ts';
import { describeContract } from '../contract/suite.ts';
import { fifth } from './plugin.ts';

describeContract(
  'documented',
  transports,
  vendors.filter(({ name }) => name === fifth),
);
