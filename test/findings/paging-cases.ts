import {
  atOnce,
  everyCall,
  fillRoom,
  firstCall,
  list,
  livesaas,
  longId,
  oneByOne,
  polyv,
  readPages,
  scene,
  sceneIn,
  times,
  type RuleCases,
  type Scene,
  type Setup,
} from './setup.ts';

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
const inFullRoom = (act: (setup: Setup) => void, sandbox = {}): Scene =>
  sceneIn(sandbox, (setup) => {
    fillRoom(setup);
    act(setup);
  });

const readForbidden = ({ call }: Setup, page: object): void => {
  call(forbidList, { ...page }, { vendor: polyv });
};
const readUsers = ({ call }: Setup, page: object): void => {
  call(userList, { ...inActivity, SearchStatus: 1, ...page }, { vendor: livesaas });
};
const allPages = [0, 2, 4];

export const pagingCases: RuleCases = {
  'paging-stands-still': {
    guilty: {
      'the first page without end': inFullRoom((setup) => {
        readPages(setup, Array<number>(25).fill(0));
      }),
      'the second page without end': inFullRoom((setup) => {
        readPages(setup, [0, 2, 2, 2, 2, 2, 2]);
      }),
      'the second page of a vendor that counts pages': scene((setup) => {
        setup.setState(polyv, { viewers });
        times(8, () => {
          readForbidden(setup, { pageNumber: 2, pageSize: 10 });
        });
      }),
      'a page that is read for ever': inFullRoom((setup) => {
        readPages(setup, Array<number>(102).fill(2));
      }),
    },
    innocent: {
      'a page that is read twice': inFullRoom((setup) => {
        readPages(setup, [0, 0, 2, 4]);
      }),
      'a dashboard that reads the first page once an hour': inFullRoom((setup) => {
        times(50, () => {
          readPages(setup, [0]);
          setup.wait(3600);
        });
      }),
      'a dashboard that reads the second page every five seconds': inFullRoom((setup) => {
        times(50, () => {
          readPages(setup, [2]);
          setup.wait(5);
        });
      }),
      'eight workers in step': inFullRoom((setup) => {
        for (const offset of allPages) readPages(setup, Array<number>(8).fill(offset));
      }),
      'workers that ask at the same time': inFullRoom((setup) => {
        for (const options of atOnce(30)) readPages(setup, [2], options);
      }),
      'tests that look at the last page': inFullRoom((setup) => {
        readPages(setup, Array<number>(30).fill(4));
      }),
      'a dashboard, while the sandbox’s clock stands still': inFullRoom((setup) => {
        for (const options of oneByOne(50, 1000)) readPages(setup, [2], options);
      }),
    },
  },
  'paging-skips': {
    guilty: {
      'a part of a page is left out': inFullRoom((setup) => {
        readPages(setup, [0, 3]);
      }),
      'the last entries of a page are left out': inFullRoom(({ call }) => {
        for (const Offset of [0, 4]) call(list, { RoomId: 'test', Limit: 3, Offset });
      }),
      'a part of a later page is left out': inFullRoom((setup) => {
        readPages(setup, [0, 2, 5]);
      }),
    },
    innocent: {
      'page after page': inFullRoom((setup) => {
        readPages(setup, allPages);
      }),
      'somebody leafs to the last page': inFullRoom((setup) => {
        readPages(setup, [0, 4]);
      }),
      'another page size': inFullRoom(({ call }) => {
        call(list, { RoomId: 'test', Limit: 2, Offset: 0 });
        call(list, { RoomId: 'test', Limit: 1, Offset: 3 });
      }),
      'another look, a minute later': inFullRoom((setup) => {
        readPages(setup, [0]);
        setup.wait(60);
        readPages(setup, [3]);
      }),
      'a page number that is chosen': scene((setup) => {
        setup.setState(polyv, { viewers });
        for (const pageNumber of [1, 3]) readForbidden(setup, { pageNumber, pageSize: 10 });
      }),
    },
  },
  'paging-past-the-end': {
    guilty: {
      'two pages behind the last one': inFullRoom((setup) => {
        readPages(setup, [0, 2, 4, 6, 8]);
      }),
      'three pages behind the last one': inFullRoom((setup) => {
        readPages(setup, [4, 6, 8, 10]);
      }),
      'of a vendor that counts pages': scene((setup) => {
        setup.setState(polyv, { viewers });
        for (const pageNumber of [3, 4, 5, 6]) readForbidden(setup, { pageNumber, pageSize: 10 });
      }),
    },
    innocent: {
      'page after page, and anew': inFullRoom((setup) => {
        readPages(setup, [...allPages, 0]);
      }),
      'until a page is empty': inFullRoom((setup) => {
        readPages(setup, [...allPages, 6]);
      }),
      'the first page by its number, after one without': scene((setup) => {
        readForbidden(setup, {});
        readForbidden(setup, { pageNumber: 1 });
      }),
      'a page of ten, after all in one': scene((setup) => {
        setup.setState(polyv, { viewers });
        readForbidden(setup, { pageNumber: 1, pageSize: 1000 });
        setup.wait(600);
        for (const pageNumber of [2, 3]) readForbidden(setup, { pageNumber, pageSize: 10 });
      }),
    },
  },
  'paging-never-ends': {
    guilty: {
      'a list of offsets': inFullRoom((setup) => {
        times(12, () => {
          readPages(setup, allPages);
        });
      }),
      'a list of page numbers': scene((setup) => {
        setup.setState(polyv, { viewers: viewers.slice(0, 15) });
        times(12, () => {
          for (const pageNumber of [1, 2]) readForbidden(setup, { pageNumber, pageSize: 10 });
        });
      }),
      'a list of another vendor': scene((setup) => {
        setup.setState(livesaas, {
          activities: [{ ...inActivity, bannedUsers }],
        });
        times(12, () => {
          for (const PageNo of [1, 2])
            setup.call(
              'GetActivityBanUsers',
              { ...inActivity, PageNo, PageItemCount: 10 },
              { vendor: livesaas },
            );
        });
      }),
      'a list that is read for ever': inFullRoom(
        (setup) => {
          times(103, () => {
            readPages(setup, allPages);
          });
        },
        { limits: { 'tencent-chat': { [list]: { perSecond: 1000 } } } },
      ),
    },
    innocent: {
      'a list that is read once a minute': inFullRoom((setup) => {
        times(20, () => {
          readPages(setup, allPages);
          setup.wait(60);
        });
      }),
      'a few tests that each read the list': inFullRoom((setup) => {
        times(6, () => {
          readPages(setup, allPages);
        });
      }),
      'something is done after each reading': inFullRoom((setup) => {
        times(20, () => {
          readPages(setup, allPages);
          fillRoom(setup);
        });
      }),
      'a list of one page': inFullRoom((setup) => {
        times(30, () => {
          readPages(setup, [4]);
        });
      }),
    },
  },
  'page-lost-to-an-error': {
    guilty: {
      'the first page': inFullRoom((setup) => {
        readPages(setup, allPages);
      }, firstFails),
      'a page in the middle': inFullRoom((setup) => {
        readPages(setup, [0]);
        setup.setFaults(everyCall(list, { type: 'error', code: '100001' }).faults);
        readPages(setup, [2]);
        setup.setFaults([]);
        readPages(setup, [4]);
      }),
      'a page that is counted': sceneIn(
        firstCall(forbidList, { type: 'error', code: '系统异常' }, polyv),
        (setup) => {
          setup.setState(polyv, { viewers });
          for (const pageNumber of [1, 2]) readForbidden(setup, { pageNumber, pageSize: 10 });
        },
      ),
    },
    innocent: {
      'the page is read again': inFullRoom((setup) => {
        readPages(setup, [0, ...allPages]);
      }, firstFails),
      'the page is read again in the end': inFullRoom((setup) => {
        readPages(setup, [...allPages, 0]);
      }, firstFails),
      'the first page by its number, after one that was refused': scene((setup) => {
        readUsers(setup, nowhere);
        readUsers(setup, { ...nowhere, PageNumber: 1, PageSize: 10 });
        readUsers(setup, nowhere);
        readUsers(setup, { ...nowhere, PageNumber: 1 });
      }),
      'the first page, after one that there cannot be': scene((setup) => {
        readForbidden(setup, { pageNumber: 0, pageSize: 10 });
        readForbidden(setup, { pageNumber: 1, pageSize: 10 });
      }),
      'pages that are asked for at the same time': inFullRoom((setup) => {
        for (const [index, options] of atOnce(3).entries()) readPages(setup, [index * 2], options);
      }, firstFails),
      'another look, a minute later': inFullRoom((setup) => {
        readPages(setup, [0]);
        setup.wait(60);
        readPages(setup, [2]);
      }, firstFails),
    },
  },
  'paging-stops-early': {
    guilty: {
      'two pages of three': inFullRoom((setup) => {
        readPages(setup, [0, 2]);
      }),
      'the first page alone': inFullRoom((setup) => {
        readPages(setup, [0]);
      }),
      'of a vendor that counts pages': scene((setup) => {
        setup.setState(polyv, { viewers });
        readForbidden(setup, { pageNumber: 1, pageSize: 10 });
      }),
    },
    innocent: {
      'three pages of three': inFullRoom((setup) => {
        readPages(setup, allPages);
      }),
      'one page of one': inFullRoom(({ call }) => {
        call(list, { RoomId: 'test', Limit: 100 });
      }),
      'until a page is empty': inFullRoom((setup) => {
        readPages(setup, [...allPages, 6]);
      }),
    },
  },
};
