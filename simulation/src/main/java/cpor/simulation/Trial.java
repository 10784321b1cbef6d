package cpor.simulation;
public final class Trial {
  public static void main(String[] a) throws Exception {
    long from = Long.parseLong(a[0]); int n = Integer.parseInt(a[1]); boolean show = a.length > 2;
    var deployments = Life.Deployments.usual();
    long t0 = System.nanoTime(); int broken = 0;
    java.util.Map<String,Integer> kinds = new java.util.TreeMap<>();
    java.util.Map<String,Long> ex = new java.util.TreeMap<>();
    for (long s = from; s < from + n; s++) {
      Life.Outcome o;
      try { o = Life.of(s).live(deployments, show && n == 1); }
      catch (Throwable t) { System.out.println("seed " + s); t.printStackTrace(System.out); return; }
      if (n == 1) { (a[2].equals("all") ? o.lines() : o.story()).forEach(System.out::println); }
      if (o.broken() != null) { broken++; String k = o.broken().promise()+": "+o.broken().getMessage().replaceAll("[0-9a-f]{8}-[0-9a-f-]+|\\d+", "N"); kinds.merge(k,1,Integer::sum); ex.putIfAbsent(k,s); if (n==1) System.out.println(o.broken().getMessage()); }
      if ((s-from+1) % 1000 == 0) System.err.printf("%d lives, %.0f/s, %d broken%n", s-from+1, (s-from+1)/((System.nanoTime()-t0)/1e9), broken);
    }
    kinds.forEach((k,v) -> System.out.println(v + " x seed " + ex.get(k) + "  " + k));
    System.out.printf("%d lives, %.1f/s, %d broken%n", n, n/((System.nanoTime()-t0)/1e9), broken);
  }
}
