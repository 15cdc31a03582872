// The fonts are the system's: nothing is fetched for them, and Chinese looks as it does everywhere else on the machine.
import theme from 'vitepress/theme-without-fonts';
import './style.css';

export default theme;
