// The name of the page is drawn before its program runs, which takes longer than that. A page that nobody sees is not drawn,
// and does not wait for it.
const begin = (): void => {
  void import('./main.tsx');
};
if (document.hidden) begin();
else
  requestAnimationFrame(() => {
    setTimeout(begin);
  });
