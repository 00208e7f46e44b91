using System.Numerics;
using System.Runtime.InteropServices;

namespace PresignTools.ReportTrainer;

/// <summary>A report as a sparse vector of length 1, with its class, and how much it counts.</summary>
/// <param name="Terms">The places of its terms.</param>
/// <param name="Values">Their values.</param>
/// <param name="Label">Its class.</param>
/// <param name="Count">How much it counts: 1 for a whole report.</param>
internal readonly record struct Example(int[] Terms, float[] Values, int Label, float Count);

/// <summary>
/// Multinomial logistic regression with a penalty on the square of the weights, by Nesterov's accelerated gradient. The loss is convex and
/// the start is zero, so the same reports always give the same weights.
/// </summary>
internal sealed class SoftmaxRegression
{
    private const int Steps = 600;

    private readonly int _stride;

    private SoftmaxRegression(int classes, int features)
    {
        Classes = classes;
        _stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        Weights = new float[(features + 1) * _stride];
    }

    internal int Classes { get; }

    /// <summary>A row for each feature, and one for the bias.</summary>
    private float[] Weights { get; set; }

    internal float Weight(int feature, int cause) => Weights[(feature * _stride) + cause];

    /// <summary>Fits the weights.</summary>
    /// <param name="rows">The reports.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="features">How many features there are.</param>
    /// <param name="penalty">Of the square of each weight; the bias has none.</param>
    internal static SoftmaxRegression Fit(IReadOnlyList<Example> rows, int classes, int features, float penalty)
    {
        var model = new SoftmaxRegression(classes, features);
        float step = 1 / ((Curvature(rows, features) / 2) + penalty);
        var before = new float[model.Weights.Length];
        var ahead = new float[model.Weights.Length];
        var gradient = new float[model.Weights.Length];
        double momentum = 1;
        for (int round = 0; round < Steps; round++)
        {
            model.Gradient(ahead, rows, features, penalty, gradient);
            double next = (1 + Math.Sqrt(1 + (4 * momentum * momentum))) / 2;
            float pull = (float)((momentum - 1) / next);
            momentum = next;
            for (int i = 0; i < ahead.Length; i++)
            {
                float reached = ahead[i] - (step * gradient[i]);
                ahead[i] = reached + (pull * (reached - before[i]));
                before[i] = reached;
            }
        }

        model.Weights = before;
        return model;
    }

    private void Gradient(float[] weights, IReadOnlyList<Example> rows, int features, float penalty, float[] gradient)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = i < features * _stride ? penalty * weights[i] : 0;
        }

        var sums = new float[_stride];
        foreach (Example row in rows)
        {
            Sum(weights, row, sums);
            Normalize(sums);
            sums[row.Label] -= 1;
            for (int t = 0; t < row.Terms.Length; t++)
            {
                Add(gradient.AsSpan(row.Terms[t] * _stride, _stride), sums, row.Values[t] * row.Count);
            }

            Add(gradient.AsSpan(features * _stride, _stride), sums, row.Count);
        }
    }

    private void Sum(float[] weights, Example row, float[] sums)
    {
        Array.Copy(weights, weights.Length - _stride, sums, 0, _stride);
        for (int t = 0; t < row.Terms.Length; t++)
        {
            Add(sums, weights.AsSpan(row.Terms[t] * _stride, _stride), row.Values[t]);
        }
    }

    private void Normalize(float[] sums)
    {
        float highest = sums.AsSpan(0, Classes).ToArray().Max();
        float total = 0;
        for (int c = 0; c < sums.Length; c++)
        {
            sums[c] = c < Classes ? MathF.Exp(sums[c] - highest) : 0;
            total += sums[c];
        }

        for (int c = 0; c < Classes; c++)
        {
            sums[c] /= total;
        }
    }

    private static void Add(Span<float> target, ReadOnlySpan<float> source, float factor)
    {
        Span<Vector<float>> to = MemoryMarshal.Cast<float, Vector<float>>(target);
        ReadOnlySpan<Vector<float>> from = MemoryMarshal.Cast<float, Vector<float>>(source);
        var by = new Vector<float>(factor);
        for (int i = 0; i < to.Length; i++)
        {
            to[i] += from[i] * by;
        }
    }

    /// <summary>The largest eigenvalue of the sum of the rows' squares, by power iteration: it bounds how far a step may go.</summary>
    private static float Curvature(IReadOnlyList<Example> rows, int features)
    {
        var direction = new double[features + 1];
        Array.Fill(direction, 1 / Math.Sqrt(features + 1));
        double size = 1;
        for (int round = 0; round < 60; round++)
        {
            var image = new double[features + 1];
            foreach (Example row in rows)
            {
                double product = direction[features];
                for (int t = 0; t < row.Terms.Length; t++)
                {
                    product += row.Values[t] * direction[row.Terms[t]];
                }

                product *= row.Count;
                for (int t = 0; t < row.Terms.Length; t++)
                {
                    image[row.Terms[t]] += row.Values[t] * product;
                }

                image[features] += product;
            }

            size = Math.Sqrt(image.Sum(static v => v * v));
            direction = [.. image.Select(v => v / size)];
        }

        return (float)(size * 1.02);
    }
}
