using System.Runtime.InteropServices;

namespace Kortwiek.Web.Plan;

/// <summary>
/// Places for the nodes of a drawing, on the server and the same each time: distances to a few pivots give the shape of the whole,
/// then springs and repulsion give each node its room.
/// </summary>
/// <remarks>Brandes and Pich, "Eigensolver methods for progressive multidimensional scaling" (2007); Fruchterman and Reingold (1991) with the far field by quadtree (Barnes and Hut, 1986). O((n + m) · pivots + rounds · n log n).</remarks>
internal static class NetworkLayout
{
    private const int Pivots = 40;
    private const int Rounds = 120;

    /// <summary>The length a tie would like to have.</summary>
    private const double Length = 50;

    /// <summary>A place for each node, with one decimal.</summary>
    public static (double X, double Y)[] Of(int nodes, IReadOnlyList<(int From, int To)> ties)
    {
        if (nodes == 0)
        {
            return [];
        }

        var next = new List<int>[nodes];
        for (var v = 0; v < nodes; v++)
        {
            next[v] = [];
        }

        foreach (var (from, to) in ties)
        {
            next[from].Add(to);
            next[to].Add(from);
        }

        var (x, y) = Shape(next);
        Relax(x, y, next);
        return [.. x.Zip(y, (a, b) => (Math.Round(a, 1), Math.Round(b, 1)))];
    }

    // Classical scaling from the distances to pivots, each the node farthest from those before.
    private static (double[] X, double[] Y) Shape(List<int>[] next)
    {
        var nodes = next.Length;
        var count = Math.Min(Pivots, nodes);
        var columns = new double[count][];
        var nearest = new int[nodes];
        Array.Fill(nearest, int.MaxValue);
        var pivot = Array.IndexOf(next, next.MaxBy(n => n.Count)!);
        for (var p = 0; p < count; p++)
        {
            var distance = Distances(next, pivot);
            var far = distance.Where(d => d >= 0).Max() + 3;
            columns[p] = [.. distance.Select(d => d < 0 ? far * (double)far : d * (double)d)];
            for (var v = 0; v < nodes; v++)
            {
                nearest[v] = Math.Min(nearest[v], distance[v] < 0 ? far : distance[v]);
            }

            pivot = Array.IndexOf(nearest, nearest.Max());
        }

        Centre(columns);
        var first = Axis(columns, null);
        var second = Axis(columns, first);
        var x = Project(columns, first);
        var y = Project(columns, second);

        // Leaves of one hub share a place until each is turned a little further than the one before.
        var turn = Math.PI * (3 - Math.Sqrt(5));
        var scale = Scale(x, y, next);
        for (var v = 0; v < nodes; v++)
        {
            x[v] = (x[v] * scale) + (Length * 0.4 * Math.Cos(v * turn));
            y[v] = (y[v] * scale) + (Length * 0.4 * Math.Sin(v * turn));
        }

        return (x, y);
    }

    private static int[] Distances(List<int>[] next, int from)
    {
        var distance = new int[next.Length];
        Array.Fill(distance, -1);
        distance[from] = 0;
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var v))
        {
            foreach (var u in next[v])
            {
                if (distance[u] < 0)
                {
                    distance[u] = distance[v] + 1;
                    queue.Enqueue(u);
                }
            }
        }

        return distance;
    }

    private static void Centre(double[][] columns)
    {
        var nodes = columns[0].Length;
        var rows = new double[nodes];
        for (var v = 0; v < nodes; v++)
        {
            rows[v] = columns.Average(c => c[v]);
        }

        var all = rows.Average();
        foreach (var column in columns)
        {
            var mean = column.Average();
            for (var v = 0; v < nodes; v++)
            {
                column[v] = -0.5 * (column[v] - mean - rows[v] + all);
            }
        }
    }

    // An eigenvector of the columns' products by power iteration, at right angles to another.
    private static double[] Axis(double[][] columns, double[]? other)
    {
        var count = columns.Length;
        var axis = Enumerable.Range(0, count).Select(i => 1 + (i * 7 % 11 / 11.0)).ToArray();
        for (var round = 0; round < 60; round++)
        {
            if (other is not null)
            {
                var along = axis.Zip(other, (a, b) => a * b).Sum();
                axis = [.. axis.Zip(other, (a, b) => a - (along * b))];
            }

            var projected = Project(columns, axis);
            var better = columns.Select(c => c.Zip(projected, (a, b) => a * b).Sum()).ToArray();
            var length = Math.Sqrt(better.Sum(b => b * b));
            if (length < 1e-9)
            {
                break;
            }

            axis = [.. better.Select(b => b / length)];
        }

        return axis;
    }

    private static double[] Project(double[][] columns, double[] axis)
    {
        var sum = new double[columns[0].Length];
        for (var p = 0; p < columns.Length; p++)
        {
            for (var v = 0; v < sum.Length; v++)
            {
                sum[v] += columns[p][v] * axis[p];
            }
        }

        return sum;
    }

    // So that the whole takes the room that its nodes will need.
    private static double Scale(double[] x, double[] y, List<int>[] next)
    {
        var spread = Math.Sqrt(x.Zip(y, (a, b) => (a * a) + (b * b)).Average());
        return spread < 1e-9 ? 1 : Length * Math.Sqrt(next.Length) * 0.5 / spread;
    }

    private static void Relax(double[] x, double[] y, List<int>[] next)
    {
        var nodes = next.Length;
        var moveX = new double[nodes];
        var moveY = new double[nodes];
        for (var round = 0; round < Rounds; round++)
        {
            var tree = new QuadTree(x, y);
            var heat = Length * 2 * (1 - (round / (double)Rounds));
            for (var v = 0; v < nodes; v++)
            {
                var (fx, fy) = tree.Push(x[v], y[v], Length * Length);
                foreach (var u in next[v])
                {
                    var dx = x[u] - x[v];
                    var dy = y[u] - y[v];

                    // Ties of hubs pull less, or their leaves would all lie on them.
                    var pull = Math.Sqrt((dx * dx) + (dy * dy)) / Length / Math.Sqrt(Math.Max(1, Math.Min(next[v].Count, next[u].Count)));
                    fx += dx * pull;
                    fy += dy * pull;
                }

                fx -= x[v] * 0.02;
                fy -= y[v] * 0.02;
                var force = Math.Max(1e-9, Math.Sqrt((fx * fx) + (fy * fy)));
                moveX[v] = fx / force * Math.Min(force, heat);
                moveY[v] = fy / force * Math.Min(force, heat);
            }

            for (var v = 0; v < nodes; v++)
            {
                x[v] += moveX[v];
                y[v] += moveY[v];
            }
        }
    }

    /// <summary>Nodes by quarters of quarters, each with its number of nodes and their middle.</summary>
    private sealed class QuadTree
    {
        private const double Angle = 0.9;
        private const int Deepest = 24;
        private readonly List<Cell> _cells = [];

        public QuadTree(double[] x, double[] y)
        {
            var size = Math.Max(1, Math.Max(x.Max() - x.Min(), y.Max() - y.Min()));
            _cells.Add(new Cell { Left = x.Min(), Top = y.Min(), Size = size * 1.001, Child = -1 });
            for (var v = 0; v < x.Length; v++)
            {
                Add(x[v], y[v]);
            }
        }

        /// <summary>The force that pushes a place away from all others.</summary>
        public (double X, double Y) Push(double x, double y, double strength)
        {
            double fx = 0, fy = 0;
            Span<int> stack = stackalloc int[(3 * Deepest) + 8];
            var top = 0;
            stack[top++] = 0;
            var cells = CollectionsMarshal.AsSpan(_cells);
            while (top > 0)
            {
                ref var cell = ref cells[stack[--top]];
                if (cell.Count == 0)
                {
                    continue;
                }

                var dx = x - (cell.SumX / cell.Count);
                var dy = y - (cell.SumY / cell.Count);
                var square = (dx * dx) + (dy * dy);
                if (cell.Child < 0 || cell.Size * cell.Size < Angle * Angle * square)
                {
                    if (square > 1e-6)
                    {
                        var push = strength * cell.Count / Math.Max(square, 25);
                        fx += dx * push;
                        fy += dy * push;
                    }

                    continue;
                }

                for (var quarter = 0; quarter < 4; quarter++)
                {
                    stack[top++] = cell.Child + quarter;
                }
            }

            return (fx, fy);
        }

        private void Add(double x, double y)
        {
            var at = 0;
            for (var depth = 0; ; depth++)
            {
                var cell = _cells[at];
                cell.Count++;
                cell.SumX += x;
                cell.SumY += y;
                if (cell.Child < 0 && (cell.Count == 1 || depth == Deepest))
                {
                    _cells[at] = cell;
                    return;
                }

                if (cell.Child < 0)
                {
                    // The one node that was here goes a level down before the new one does.
                    cell.Child = _cells.Count;
                    for (var quarter = 0; quarter < 4; quarter++)
                    {
                        _cells.Add(new Cell { Left = cell.Left + (quarter % 2 * cell.Size / 2), Top = cell.Top + (quarter / 2 * cell.Size / 2), Size = cell.Size / 2, Child = -1 });
                    }

                    var (oldX, oldY) = (cell.SumX - x, cell.SumY - y);
                    var below = cell.Child + Quarter(cell, oldX, oldY);
                    _cells[below] = _cells[below] with { Count = 1, SumX = oldX, SumY = oldY };
                }

                _cells[at] = cell;
                at = cell.Child + Quarter(cell, x, y);
            }
        }

        private static int Quarter(Cell cell, double x, double y) =>
            (x >= cell.Left + (cell.Size / 2) ? 1 : 0) + (y >= cell.Top + (cell.Size / 2) ? 2 : 0);

        [StructLayout(LayoutKind.Auto)]
        private record struct Cell
        {
            public double Left;
            public double Top;
            public double Size;
            public double SumX;
            public double SumY;
            public int Count;
            public int Child;
        }
    }
}
