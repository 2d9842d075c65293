import { renderFormula } from './render-formula.ts';
import { renderRichText } from './render-rich-text.ts';

const picture = {
  url: '/api/files/1?signature=a',
  thumbnailUrl: '/api/files/1?size=thumbnail',
  width: 800,
  height: 600,
};

function render(text: string): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = renderRichText(text, { 'file-1': picture }, renderFormula);
  return element;
}

describe('renderRichText', () => {
  it('shows paragraphs, line breaks, bold and lists', () => {
    const element = render('第一行\n第二行\n\n**重点**\n\n- 一\n- 二\n\n1. 甲\n2. 乙');
    expect(element.querySelectorAll('p').length).toBe(2);
    expect(element.querySelector('br')).not.toBeNull();
    expect(element.querySelector('strong')?.textContent).toBe('重点');
    expect(element.querySelectorAll('ul > li').length).toBe(2);
    expect(element.querySelectorAll('ol > li').length).toBe(2);
  });

  it('shows formulas with their MathML for screen readers', () => {
    const element = render('顶点 $(2,-1)$，$$y=x^2-4x+3$$');
    expect(element.querySelectorAll('.katex').length).toBe(2);
    expect(element.querySelectorAll('.katex-display').length).toBe(1);
    expect(element.querySelectorAll('math').length).toBe(2);
  });

  it('draws what a formula has no letters for: roots, arrows, vectors', () => {
    for (const formula of [
      '\\sqrt{x^2+1}',
      '\\sqrt[3]{8}',
      '\\vec{a}',
      '\\overset{\\frown}{AB}',
      '\\xrightarrow{\\Delta}',
    ]) {
      const drawings = [...render(`$${formula}$`).querySelectorAll('svg')];
      const isDrawn = drawings.every(
        (svg) => svg.getAttribute('viewBox') && svg.querySelector('path')?.getAttribute('d'),
      );
      expect(isDrawn).withContext(formula).toBeTrue();
    }
    expect(render('$\\sqrt{2}$').querySelector('svg path')).not.toBeNull();
  });

  it('keeps a short formula in one piece with the sign that closes it', () => {
    const element = render('有 $AD=12$，$x$；求 $\\frac{1}{2}AP+BP+\\sqrt{AD^2+BD^2}+CP$。');
    expect([...element.querySelectorAll('.fd-whole')].map((one) => one.lastChild?.textContent)).toEqual(['，', '；']);
    expect(element.textContent?.trim().endsWith('。')).withContext('nothing is lost').toBeTrue();
    expect(element.querySelectorAll('.katex').length).toBe(3);
  });

  it('keeps what Markdown would change inside of formulas', () => {
    const element = render('$a_1 * b_1 * c$ 与 $\\{x|x<1\\}$');
    expect(element.querySelector('em')).toBeNull();
    expect(element.querySelectorAll('.katex').length).toBe(2);
  });

  it('reads a formula over lines that look like a list or a quote', () => {
    const element = render('解：\n$$\ny\n- 3\n> 2\n$$\n所以');
    expect(element.querySelectorAll('.katex-display').length).toBe(1);
    expect(element.querySelector('ul, blockquote')).toBeNull();
  });

  it('shows a wrong formula as it was written instead of failing', () => {
    expect(render('$\\frac{1$').textContent).toContain('\\frac{1');
  });

  it('shows blanks, and underscores as they are', () => {
    const element = render('面积为 __ 平方米，或 ______；snake_case');
    expect(element.querySelectorAll('.fd-blank').length).toBe(2);
    expect(element.textContent).toContain('snake_case');
  });

  it('underlines, raises and lowers what bank questions mark so', () => {
    const element = render('划线词 <u>**辛**勤</u> 的意思；H<sub>2</sub>O，﹣3<sup>2</sup>，<b>不</b>正确');
    const marked = ['u', 'sub', 'sup', 'b'].map((tag) => element.querySelector(tag)?.textContent);
    expect(marked).toEqual(['辛勤', '2', '2', '不']);
    expect(element.querySelector('u strong')?.textContent).toBe('辛');
    expect(element.textContent).not.toContain('<');
  });

  it('leaves a mark without its end, with attributes or of another kind as it was written', () => {
    for (const text of ['<u>甲', '乙</u>', '<u class="x">丙</u>', '<span>丁</span>', 'a<b，b>c', '<u>戊</b>']) {
      expect(render(text).textContent?.trim()).toBe(text);
    }
  });

  // The apps are built without the table of HTML's named characters.
  it('knows no named characters', () => {
    expect(render('&hearts; &lt;b&gt; 甲&amp;乙').textContent?.trim()).toBe('&hearts; &lt;b&gt; 甲&amp;乙');
  });

  it('shows pictures of the platform that it was given, and no others', () => {
    const element = render(
      '![图一](file:file-1) ![图二](file:file-2) ![外](https://example.org/x.png) ![外](//example.org/x.png)',
    );
    const images = [...element.querySelectorAll('img')];
    expect(images.map((image) => image.getAttribute('src'))).toEqual([picture.thumbnailUrl]);
    expect(images[0]!.alt).toBe('图一');
    expect(images[0]!.dataset['full']).toBe(picture.url);
    expect(images[0]!.getAttribute('width')).withContext('its room is kept while it loads').toBe('800');
    expect(images[0]!.tabIndex).withContext('keyboards reach it').toBe(0);
    expect(element.querySelector('.fd-picture-missing')?.textContent).toBe('图二');
  });

  it('gives each text its own pictures and formulas', () => {
    render('![图一](file:file-1) $x$');
    const html = renderRichText('![图一](file:file-1) $y$', {}, (latex) => `[${latex}]`);
    expect(html).toContain('[y]');
    expect(html).not.toContain('<img');
  });

  const attacks = [
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '![x](javascript:alert(1))',
    '<a href="javascript:alert(1)">x</a>',
    '$\\href{javascript:alert(1)}{x}$',
    '$\\htmlStyle{position:fixed}{x}$',
    '$\\includegraphics{https://example.org/x.png}$',
    '$\\url{javascript:alert(1)}$',
    '![" onerror="alert(1)](file:file-1)',
    '<svg onload=alert(1)><style>*{display:none}</style></svg>',
    '<u><img src=x onerror=alert(1)></u>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '$$<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>$$',
  ];
  for (const attack of attacks) {
    it(`shows ${attack} as mere text`, () => {
      const element = render(attack);
      expect(element.querySelector('script, iframe, style, a, [onerror], [onload], [srcdoc]')).toBeNull();
      const attributes = [...element.querySelectorAll('*')].flatMap((one) => [...one.attributes]);
      expect(attributes.filter(({ name, value }) => name.startsWith('on') || value.includes('javascript:'))).toEqual(
        [],
      );
      expect(
        [...element.querySelectorAll('img')].every((image) => image.getAttribute('src') === picture.thumbnailUrl),
      ).toBeTrue();
    });
  }

  it('ends on formulas made to run for ever', () => {
    const started = performance.now();
    render('$\\def\\a{\\a\\a}\\a$');
    render(`$${'{'.repeat(500)}x${'}'.repeat(500)}$`);
    render('*'.repeat(20_000));
    render('<u>'.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
