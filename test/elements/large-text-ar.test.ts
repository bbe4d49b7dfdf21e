import { testLargeText } from './large-text.js';

testLargeText('ar');
