import {
  atOnce,
  everyCall,
  fillRoom,
  firstCall,
  list,
  livesaas,
  longId,
  polyv,
  readPages,
  scene,
  sceneIn,
  times,
  type RuleCases,
  type Scene,
  type Stage,
} from './stage.ts';

const forbidList = 'v4/chat/forbid/list';
const userList = 'ListActivityUsers';
const viewers = Array.from({ length: 30 }, (_, index) => ({
  viewerId: `v${index}`,
  nickName: `n${index}`,
  kicked: 'Y',
}));
const bannedUsers = Array.from({ length: 15 }, (_, index) => String(1001 + index));
const inActivity = { ActivityId: longId.right };
const nowhere = { ActivityId: '1819171234140099' };
const firstFails = firstCall(list, { type: 'error', code: '100001' });

/** A scene in a room with five bans, which are three pages. */
const inFullRoom = (act: (stage: Stage) => void, sandbox = {}): Scene =>
  sceneIn(sandbox, (stage) => {
    fillRoom(stage);
    act(stage);
  });

const readForbidden = ({ call }: Stage, page: object): void => {
  call(forbidList, { ...page }, { vendor: polyv });
};
const readUsers = ({ call }: Stage, page: object): void => {
  call(userList, { ...inActivity, SearchStatus: 1, ...page }, { vendor: livesaas });
};
const allPages = [0, 2, 4];

export const pagingCases: RuleCases = {
  'paging-stands-still': {
    guilty: {
      'the first page without end': inFullRoom((stage) => {
        readPages(stage, Array<number>(25).fill(0));
      }),
      'the second page without end': inFullRoom((stage) => {
        readPages(stage, [0, 2, 2, 2, 2, 2, 2]);
      }),
      'the second page of a vendor that counts pages': scene((stage) => {
        stage.setState(polyv, { viewers });
        times(8, () => {
          readForbidden(stage, { pageNumber: 2, pageSize: 10 });
        });
      }),
    },
    innocent: {
      'a page that is read twice': inFullRoom((stage) => {
        readPages(stage, [0, 0, 2, 4]);
      }),
      'a dashboard that reads the first page once an hour': inFullRoom((stage) => {
        times(50, () => {
          readPages(stage, [0]);
          stage.wait(3600);
        });
      }),
      'a dashboard that reads the second page every five seconds': inFullRoom((stage) => {
        times(50, () => {
          readPages(stage, [2]);
          stage.wait(5);
        });
      }),
      'eight workers in step': inFullRoom((stage) => {
        for (const offset of allPages) readPages(stage, Array<number>(8).fill(offset));
      }),
      'workers that ask at the same time': inFullRoom((stage) => {
        for (const options of atOnce(30)) readPages(stage, [2], options);
      }),
      'tests that look at the last page': inFullRoom((stage) => {
        readPages(stage, Array<number>(30).fill(4));
      }),
    },
  },
  'paging-skips': {
    guilty: {
      'a part of a page is left out': inFullRoom((stage) => {
        readPages(stage, [0, 3]);
      }),
      'the last entries of a page are left out': inFullRoom(({ call }) => {
        for (const Offset of [0, 4]) call(list, { RoomId: 'test', Limit: 3, Offset });
      }),
      'a part of a later page is left out': inFullRoom((stage) => {
        readPages(stage, [0, 2, 5]);
      }),
    },
    innocent: {
      'page after page': inFullRoom((stage) => {
        readPages(stage, allPages);
      }),
      'somebody leafs to the last page': inFullRoom((stage) => {
        readPages(stage, [0, 4]);
      }),
      'another page size': inFullRoom(({ call }) => {
        call(list, { RoomId: 'test', Limit: 2, Offset: 0 });
        call(list, { RoomId: 'test', Limit: 1, Offset: 3 });
      }),
      'another look, a minute later': inFullRoom((stage) => {
        readPages(stage, [0]);
        stage.wait(60);
        readPages(stage, [3]);
      }),
      'a page number that is chosen': scene((stage) => {
        stage.setState(polyv, { viewers });
        for (const pageNumber of [1, 3]) readForbidden(stage, { pageNumber, pageSize: 10 });
      }),
    },
  },
  'paging-past-the-end': {
    guilty: {
      'two pages behind the last one': inFullRoom((stage) => {
        readPages(stage, [0, 2, 4, 6, 8]);
      }),
    },
    innocent: {
      'page after page, and anew': inFullRoom((stage) => {
        readPages(stage, [...allPages, 0]);
      }),
      'until a page is empty': inFullRoom((stage) => {
        readPages(stage, [...allPages, 6]);
      }),
      'the first page by its number, after one without': scene((stage) => {
        readForbidden(stage, {});
        readForbidden(stage, { pageNumber: 1 });
      }),
      'a page of ten, after all in one': scene((stage) => {
        stage.setState(polyv, { viewers });
        readForbidden(stage, { pageNumber: 1, pageSize: 1000 });
        stage.wait(600);
        for (const pageNumber of [2, 3]) readForbidden(stage, { pageNumber, pageSize: 10 });
      }),
    },
  },
  'paging-never-ends': {
    guilty: {
      'a list of offsets': inFullRoom((stage) => {
        times(12, () => {
          readPages(stage, allPages);
        });
      }),
      'a list of page numbers': scene((stage) => {
        stage.setState(polyv, { viewers: viewers.slice(0, 15) });
        times(12, () => {
          for (const pageNumber of [1, 2]) readForbidden(stage, { pageNumber, pageSize: 10 });
        });
      }),
      'a list of another vendor': scene((stage) => {
        stage.setState(livesaas, {
          activities: [{ ...inActivity, bannedUsers }],
        });
        times(12, () => {
          for (const PageNo of [1, 2])
            stage.call(
              'GetActivityBanUsers',
              { ...inActivity, PageNo, PageItemCount: 10 },
              { vendor: livesaas },
            );
        });
      }),
    },
    innocent: {
      'a list that is read once a minute': inFullRoom((stage) => {
        times(20, () => {
          readPages(stage, allPages);
          stage.wait(60);
        });
      }),
      'a few tests that each read the list': inFullRoom((stage) => {
        times(6, () => {
          readPages(stage, allPages);
        });
      }),
      'something is done after each reading': inFullRoom((stage) => {
        times(20, () => {
          readPages(stage, allPages);
          fillRoom(stage);
        });
      }),
      'a list of one page': inFullRoom((stage) => {
        times(30, () => {
          readPages(stage, [4]);
        });
      }),
    },
  },
  'page-lost-to-an-error': {
    guilty: {
      'the first page': inFullRoom((stage) => {
        readPages(stage, allPages);
      }, firstFails),
      'a page in the middle': inFullRoom((stage) => {
        readPages(stage, [0]);
        stage.setFaults(everyCall(list, { type: 'error', code: '100001' }).faults);
        readPages(stage, [2]);
        stage.setFaults([]);
        readPages(stage, [4]);
      }),
      'a page that is counted': sceneIn(
        firstCall(forbidList, { type: 'error', code: '系统异常' }, polyv),
        (stage) => {
          stage.setState(polyv, { viewers });
          for (const pageNumber of [1, 2]) readForbidden(stage, { pageNumber, pageSize: 10 });
        },
      ),
    },
    innocent: {
      'the page is read again': inFullRoom((stage) => {
        readPages(stage, [0, ...allPages]);
      }, firstFails),
      'the page is read again in the end': inFullRoom((stage) => {
        readPages(stage, [...allPages, 0]);
      }, firstFails),
      'the first page by its number, after one that was refused': scene((stage) => {
        readUsers(stage, nowhere);
        readUsers(stage, { ...nowhere, PageNumber: 1, PageSize: 10 });
        readUsers(stage, nowhere);
        readUsers(stage, { ...nowhere, PageNumber: 1 });
      }),
      'the first page, after one that there cannot be': scene((stage) => {
        readForbidden(stage, { pageNumber: 0, pageSize: 10 });
        readForbidden(stage, { pageNumber: 1, pageSize: 10 });
      }),
      'pages that are asked for at the same time': inFullRoom((stage) => {
        for (const [index, options] of atOnce(3).entries()) readPages(stage, [index * 2], options);
      }, firstFails),
      'another look, a minute later': inFullRoom((stage) => {
        readPages(stage, [0]);
        stage.wait(60);
        readPages(stage, [2]);
      }, firstFails),
    },
  },
  'paging-stops-early': {
    guilty: {
      'two pages of three': inFullRoom((stage) => {
        readPages(stage, [0, 2]);
      }),
    },
    innocent: {
      'three pages of three': inFullRoom((stage) => {
        readPages(stage, allPages);
      }),
    },
  },
};
