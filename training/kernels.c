/* The loops that PyTorch on a CPU is slow at: the SRU scan (forward and backward), sparse Adam rows, tree decoding. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

static inline float sigm(float x) { return 1.0f / (1.0f + expf(-x)); }

/* u: [B,T,4C] = x,f,o,g. Saved for backward: c, f, o, tanh(c). Rows beyond len[b] stay as they are (zeroed by the caller). */
void sru_forward(const float *u, const long *len, int B, int T, int C, float *c, float *f, float *o, float *tc, float *y) {
  int half = C / 2;
  for (int b = 0; b < B; b++) {
    int n = (int)len[b];
    for (int t = 0; t < n; t++) {
      long row = (long)b * T + t;
      const float *x = u + row * 4 * C;
      float *fr = f + row * C, *or_ = o + row * C;
      for (int j = 0; j < C; j++) fr[j] = sigm(x[C + j] + 1.0f);
      for (int j = 0; j < C; j++) or_[j] = sigm(x[2 * C + j]);
    }
    for (int way = 0; way < 2; way++) {
      int from = way ? half : 0, to = way ? C : half;
      for (int s = 0; s < n; s++) {
        int t = way ? n - 1 - s : s;
        long row = (long)b * T + t;
        const float *x = u + row * 4 * C;
        float *cr = c + row * C, *fr = f + row * C;
        if (s == 0) {
          for (int j = from; j < to; j++) cr[j] = (1.0f - fr[j]) * x[j];
        } else {
          const float *before = c + (row + (way ? 1 : -1)) * C;
          for (int j = from; j < to; j++) cr[j] = fr[j] * before[j] + (1.0f - fr[j]) * x[j];
        }
      }
    }
    for (int t = 0; t < n; t++) {
      long row = (long)b * T + t;
      const float *g = u + row * 4 * C + 3 * C;
      float *cr = c + row * C, *or_ = o + row * C, *tr = tc + row * C, *yr = y + row * C;
      for (int j = 0; j < C; j++) tr[j] = tanhf(cr[j]);
      for (int j = 0; j < C; j++) yr[j] = or_[j] * tr[j] + (1.0f - or_[j]) * g[j];
    }
  }
}

void sru_backward(const float *u, const long *len, int B, int T, int C, const float *c, const float *f, const float *o,
                  const float *tc, const float *dy, float *du) {
  int half = C / 2;
  float *carry = malloc(sizeof(float) * C);
  for (int b = 0; b < B; b++) {
    int n = (int)len[b];
    for (int way = 0; way < 2; way++) {
      int from = way ? half : 0, to = way ? C : half;
      for (int j = from; j < to; j++) carry[j] = 0.0f;
      for (int s = n - 1; s >= 0; s--) {
        int t = way ? n - 1 - s : s;
        long row = (long)b * T + t;
        const float *x = u + row * 4 * C, *g = x + 3 * C;
        const float *fr = f + row * C, *or_ = o + row * C, *tr = tc + row * C, *d = dy + row * C;
        const float *before = s > 0 ? c + (row + (way ? 1 : -1)) * C : 0;
        float *dx = du + row * 4 * C, *df = dx + C, *dO = dx + 2 * C, *dg = dx + 3 * C;
        for (int j = from; j < to; j++) {
          float oj = or_[j], fj = fr[j], tj = tr[j];
          dg[j] = d[j] * (1.0f - oj);
          dO[j] = d[j] * (tj - g[j]) * oj * (1.0f - oj);
          float dc = d[j] * oj * (1.0f - tj * tj) + carry[j];
          float prev = before ? before[j] : 0.0f;
          dx[j] = dc * (1.0f - fj);
          df[j] = dc * (prev - x[j]) * fj * (1.0f - fj);
          carry[j] = dc * fj;
        }
      }
    }
  }
  free(carry);
}

/* Adam on the touched rows of a table only. */
void adam_rows(float *p, float *m, float *v, const float *g, const long *rows, int n, int width, float lr, float b1, float b2,
               float c1, float c2) {
  for (int i = 0; i < n; i++) {
    long at = rows[i] * width;
    for (int j = 0; j < width; j++) {
      float gj = g[(long)i * width + j];
      float mj = m[at + j] = b1 * m[at + j] + (1.0f - b1) * gj;
      float vj = v[at + j] = b2 * v[at + j] + (1.0f - b2) * gj * gj;
      p[at + j] -= lr * (mj * c1) / (sqrtf(vj * c2) + 1e-8f);
    }
  }
}

/* Adam and the running average of a dense parameter in one pass. */
void adam_dense(float *p, float *m, float *v, float *average, const float *g, long n, float lr, float b1, float b2, float c1,
                float c2, float scale, float keep) {
  for (long i = 0; i < n; i++) {
    float gi = g[i] * scale;
    float mi = m[i] = b1 * m[i] + (1.0f - b1) * gi;
    float vi = v[i] = b2 * v[i] + (1.0f - b2) * gi * gi;
    p[i] -= lr * (mi * c1) / (sqrtf(vi * c2) + 1e-8f);
    average[i] = keep * average[i] + (1.0f - keep) * p[i];
  }
}

/* Chu-Liu-Edmonds on a dense graph: s[h*n+d], node 0 is the root. */
static void spanning(int n, const float *s, int *head) {
  for (int d = 1; d < n; d++) {
    int best = -1;
    for (int h = 0; h < n; h++)
      if (h != d && (best < 0 || s[h * n + d] > s[best * n + d])) best = h;
    head[d] = best;
  }
  head[0] = -1;
  int *seen = calloc(n, sizeof(int)), start = -1;
  for (int d = 1; d < n && start < 0; d++) {
    int at = d;
    while (at > 0 && !seen[at]) seen[at] = d, at = head[at];
    if (at > 0 && seen[at] == d) start = at;
  }
  free(seen);
  if (start < 0) return;
  char *in = calloc(n, 1);
  int at = start;
  do in[at] = 1, at = head[at];
  while (at != start);
  int *place = malloc(n * sizeof(int)), *back = malloc(n * sizeof(int)), m = 0;
  for (int i = 0; i < n; i++)
    if (!in[i]) place[i] = m, back[m++] = i;
  int ring = m++;
  float *small = malloc(sizeof(float) * m * m);
  int *enter = malloc(sizeof(int) * m), *leave = malloc(sizeof(int) * m);
  for (int i = 0; i < m * m; i++) small[i] = -1e30f;
  for (int h = 0; h < n; h++)
    for (int d = 1; d < n; d++)
      if (!in[h] && !in[d]) small[place[h] * m + place[d]] = s[h * n + d];
  for (int i = 0; i < ring; i++) {
    int out = back[i], e = -1, l = -1;
    for (int v = 0; v < n; v++)
      if (in[v]) {
        float into = s[out * n + v] - s[head[v] * n + v];
        if (e < 0 || into > small[i * m + ring]) small[i * m + ring] = into, e = v;
        if (out > 0 && (l < 0 || s[v * n + out] > small[ring * m + i])) small[ring * m + i] = s[v * n + out], l = v;
      }
    enter[i] = e;
    leave[i] = l;
  }
  int *inner = malloc(sizeof(int) * m);
  spanning(m, small, inner);
  for (int i = 1; i < ring; i++) head[back[i]] = inner[i] == ring ? leave[i] : back[inner[i]];
  int from = inner[ring];
  head[enter[from]] = back[from];
  free(in), free(place), free(back), free(small), free(enter), free(leave), free(inner);
}

static int is_tree(int n, const int *head) {
  int roots = 0;
  for (int d = 1; d < n; d++) {
    int at = d, steps = 0;
    roots += head[d] == 0;
    while (at > 0 && steps++ <= n) at = head[at];
    if (at != 0) return 0;
  }
  return roots == 1;
}

/* Heads of one sentence of k words. scores[d*(k+1)+h], d from 0, h = 0 is the root. Writes head[d]; returns 1 if argmax was a tree. */
int decode(int k, const float *scores, int stride, int *out) {
  int n = k + 1;
  int *head = malloc(sizeof(int) * n), greedy;
  float *s = malloc(sizeof(float) * n * n);
  for (int d = 1; d < n; d++) {
    int best = -1;
    for (int h = 0; h < n; h++) {
      s[h * n + d] = scores[(long)(d - 1) * stride + h];
      if (h != d && (best < 0 || s[h * n + d] > s[best * n + d])) best = h;
    }
    head[d] = best;
  }
  for (int h = 0; h < n; h++) s[h * n] = -1e30f;
  head[0] = -1;
  greedy = is_tree(n, head);
  if (!greedy) {
    float top = -1e30f, *one = malloc(sizeof(float) * n * n);
    int *tried = malloc(sizeof(int) * n);
    for (int r = 1; r < n; r++) {
      memcpy(one, s, sizeof(float) * n * n);
      for (int d = 1; d < n; d++)
        if (d != r) one[d] = -1e9f;
      for (int h = 1; h < n; h++) one[h * n + r] = -1e9f;
      spanning(n, one, tried);
      float total = 0.0f;
      for (int d = 1; d < n; d++) total += one[tried[d] * n + d];
      if (r == 1 || total > top) top = total, memcpy(head, tried, sizeof(int) * n);
    }
    free(one), free(tried);
  }
  for (int d = 1; d < n; d++) out[d - 1] = head[d];
  free(head), free(s);
  return greedy;
}
