import { useCallback, useEffect, useState } from 'react';
import { sayer } from '../src/text/sayer';

export type Language = 'en' | 'zh';

/** What is read in this browser is remembered in it. */
const KEPT = 'cdk8s-ceph-language';

const ENGLISH = (sentence: string) => sentence;

/** Says sentences in the language that is read. English needs no table; others are fetched. */
export function useSay(): { readonly say: (sentence: string) => string; readonly language: Language; readonly setLanguage: (language: Language) => void } {
  const [language, choose] = useState<Language>(() => (localStorage.getItem(KEPT) ?? navigator.language).startsWith('zh') ? 'zh' : 'en');
  const [spoken, setSpoken] = useState<{ readonly language: Language; readonly say: (sentence: string) => string }>({ language: 'en', say: ENGLISH });
  useEffect(() => {
    let current = true;
    const use = (say: (sentence: string) => string) => {
      if (!current) return;
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
      setSpoken({ language, say });
    };
    if (language === 'en') use(ENGLISH);
    else void fetch(`${language}.json`).then(response => response.json()).then(({ texts, words }) => use(sayer(texts, words)));
    return () => { current = false; };
  }, [language]);
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(KEPT, next);
    choose(next);
  }, []);
  return { ...spoken, setLanguage };
}
