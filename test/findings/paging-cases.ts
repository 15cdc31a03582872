import { fillRoom, firstCall, list, readPage, times, type RuleCases } from './stage.ts';

export const pagingCases: RuleCases = {
  'paging-stands-still': {
    triggers(stage) {
      fillRoom(stage);
      times(3, () => {
        readPage(stage, 0);
      });
    },
    spares(stage) {
      fillRoom(stage);
      for (const offset of [0, 0, 2, 4]) readPage(stage, offset);
    },
  },
  'paging-skips': {
    triggers(stage) {
      fillRoom(stage);
      for (const offset of [0, 3]) readPage(stage, offset);
    },
    spares(stage) {
      fillRoom(stage);
      for (const offset of [0, 2, 4]) readPage(stage, offset);
    },
  },
  'paging-past-the-end': {
    triggers(stage) {
      fillRoom(stage);
      for (const offset of [0, 2, 4, 6]) readPage(stage, offset);
    },
    spares(stage) {
      fillRoom(stage);
      for (const offset of [0, 2, 4, 0]) readPage(stage, offset);
    },
  },
  'paging-never-ends': {
    triggers(stage) {
      fillRoom(stage);
      for (const offset of [0, 2, 4, 0, 2, 4, 0]) readPage(stage, offset);
    },
    spares(stage) {
      fillRoom(stage);
      times(3, () => {
        for (const offset of [0, 2, 4]) readPage(stage, offset);
        stage.wait(60);
      });
    },
  },
  'page-lost-to-an-error': {
    sandbox: firstCall(list, { type: 'error', code: '100001' }),
    triggers(stage) {
      fillRoom(stage);
      for (const offset of [0, 2, 4]) readPage(stage, offset);
    },
    spares(stage) {
      fillRoom(stage);
      for (const offset of [0, 0, 2, 4]) readPage(stage, offset);
    },
  },
  'paging-stops-early': {
    triggers(stage) {
      fillRoom(stage);
      for (const offset of [0, 2]) readPage(stage, offset);
    },
    spares(stage) {
      fillRoom(stage);
      for (const offset of [0, 2, 4]) readPage(stage, offset);
    },
  },
};
